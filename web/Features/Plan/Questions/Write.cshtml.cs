using ChildProtection.Features.Plan.Actions;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>A member of a body asks something about an action, or says what they think of it.</summary>
[Authorize(PlanAccess.Writer), OfModule(PlanAccess.Module)]
public sealed class WriteModel(WriteQuestion write, PlanLibrary library, CurrentUser user) : LoadedPage<PlanAction>
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [Display(Name = "Au nom de qui\u00A0?")]
    public Guid? BodyId { get; private set; }

    [Display(Name = "C’est quoi\u00A0?")]
    public QuestionKind? Kind { get; private set; }

    [Display(Name = "Le texte")]
    public string Text { get; private set; } = "";

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();

    /// <summary>Where whoever asks sits today.</summary>
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public ReadersNotice Readers => ReadersOf(Role.IsYoung(user.Role));

    internal static ReadersNotice ReadersOf(bool isYoung) => ReadersNotice.Fixed(
        "Pour parler au nom du groupe.", isYoung ? "D’abord un animateur. Puis les jeunes et les professionnels d’ici, si c’est publié. Jamais les parents." : "D’abord un animateur. Puis les parents et les professionnels d’ici, si c’est publié.",
        isYoung ? "Publié, le texte a le nom du groupe, pas le tien. N’écris le nom de personne." : "Publié, le texte a le nom du groupe, pas le vôtre. N’écrivez le nom de personne.");

    protected override async Task<PlanAction?> LoadAsync()
    {
        if (library.Current.Find(Code) is not { } action) return null;
        Bodies = [.. (await write.BodiesAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        return action;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Il faut choisir\u00A0: une question, ou un avis."), EnumDataType(typeof(QuestionKind), ErrorMessage = "Ce choix n’existe pas.")] QuestionKind? kind,
        [Required(ErrorMessage = "Il n’y a rien à envoyer\u00A0: la case est vide."), StringLength(PlanQuestion.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string text, Guid? bodyId, Guid submissionKey)
    {
        (Kind, Text, BodyId, SubmissionKey) = (kind, text, bodyId, submissionKey);
        if (Bodies.Count == 1) BodyId ??= Guid.Parse(Bodies[0].Value);
        if (Bodies.All(body => body.Value != BodyId?.ToString()))
        {
            // The seat may have ended while one wrote: the words stay on the page, and go to no other body.
            if (Bodies.Count == 0) ModelState.AddModelError(nameof(Text), Role.IsYoung(user.Role) ? "Tu n’es plus dans ce groupe. Copie ton texte avant de partir." : "Vous n’êtes plus dans ce groupe. Copiez votre texte avant de partir.");
            else ModelState.AddModelError("bodyId", "Il faut choisir un groupe.");
            return FormGuard.SameForm();
        }
        return await write.WriteAsync(Code, BodyId!.Value, kind!.Value, text, submissionKey) ? Redirect("/comite/plan/mes-textes") : NotFound();
    }
}
