using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Voice.Mine;

/// <summary>« Dire quelque chose »: the readers are named first, then one writes.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class WriteModel(SaySomething say, VoiceAccess voices, WhoReads readers, InstanceChoices choices, CurrentUser user, Content.ContentLibrary library) : PreparedPage
{
    [BindProperty, Display(Name = "Qui va lire ?")]
    [Required(ErrorMessage = "Il faut choisir qui va lire.")]
    public Audience? Audience { get; set; }

    [BindProperty, Display(Name = "De quel enfant parlez-vous ?")]
    public Guid? ChildId { get; set; }

    [BindProperty, Display(Name = "Ce que je veux dire")]
    [Required(ErrorMessage = "Il n’y a rien à envoyer : la case est vide.")]
    [StringLength(Statement.TextLength, ErrorMessage = "Le texte est trop long : {1} caractères au plus. Rien n’est perdu, on peut le couper en deux.")]
    public string Text { get; set; } = "";

    /// <summary>Drawn with the form, so that pressing twice says it once.</summary>
    [BindProperty]
    public Guid SubmissionKey { get; set; }

    /// <summary>The address of the page that the question is about: « /livret/le-juge ». Never words.</summary>
    [FromQuery(Name = "page")]
    public string? About { get; set; }

    /// <summary>« Livret : Le juge »; null when it is about no page of the portal.</summary>
    public string? Topic { get; private set; }

    public bool IsYoung => Role.IsYoung(user.Role);
    public ReadersNotice Readers { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Children { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var children = await voices.SpeaksAbout.OrderBy(child => child.CreatedAt).Select(child => new { child.Id, child.FirstName }).Take(30).ToListAsync();
        if (children.Count == 0) return RedirectToPage("Nobody");

        if (About is not null && library.Current.At(About) is { } page) Topic = page.Topic;

        Children = [.. children.Select(child => new SelectListItem(child.FirstName, child.Id.ToString()))];
        if (children.Count == 1) ChildId = children[0].Id;
        var shown = children.Any(child => child.Id == ChildId) ? ChildId!.Value : children[0].Id;
        Readers = await readers.ChoicesAsync(voices.Door, shown, IsYoung
            ? "Pour que ta parole compte dans ce qui est décidé pour toi."
            : "Pour que votre parole compte dans ce qui est décidé.", choices.WordDays);
        return null;
    }

    public void OnGet()
    {
        SubmissionKey = SecretCode.NewId();
        if (Topic is not null) Text = $"{Topic}\n\n";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Readership.ChoicesOf(user.Role).All(choice => choice.Audience != Audience)) ModelState.AddModelError(nameof(Audience), "Il faut choisir qui va lire.");
        if (ChildId is null) ModelState.AddModelError(nameof(ChildId), "Choisissez l’enfant dont vous parlez.");
        if (Topic is not null && Text.Trim() == Topic) ModelState.AddModelError(nameof(Text), "Il manque la question, sous le titre de la page.");
        if (!ModelState.IsValid) return FormGuard.SameForm();

        return await say.SayAsync(ChildId!.Value, Audience!.Value, Text, SubmissionKey) is { } id ? RedirectToPage("Show", new { id, envoye = 1 }) : NotFound();
    }
}
