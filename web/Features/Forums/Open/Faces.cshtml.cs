using ChildProtection.Features.Forums.Reach;
using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Open;

/// <summary>« Ton avis »: three questions with faces, anonymous, once for each ticket that came; signed in, or with the code of a ticket.</summary>
[AllowAnonymous, OfModule(ForumsAccess.Module), Throttled(Throttle.Codes)]
public sealed class FacesModel(ForumDesk desk, ForumsAccess access, GiveFaces faces) : OpenForumPage(desk, access)
{
    [Display(Name = "Le code de ton billet")]
    public string? Ticket { get; private set; }

    [Display(Name = "As-tu aimé cette journée\u00A0?")]
    public int? First { get; private set; }

    [Display(Name = "As-tu appris tes droits\u00A0?")]
    public int? Second { get; private set; }

    [Display(Name = "As-tu pu dire ce que tu penses\u00A0?")]
    public int? Third { get; private set; }

    /// <summary>It was just given.</summary>
    [FromQuery(Name = "merci")]
    public bool IsThanked { get; set; }

    public bool IsOpen => faces.IsOpen(Forum);

    /// <summary>Signed in with a ticket that came: no code is asked.</summary>
    public bool HasOwn { get; private set; }

    public static IEnumerable<Choice> Choices => [new("0", "Oui", "visage-bien"), new("1", "Moyen", "visage-moyen"), new("2", "Non", "visage-pas-bien")];

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour faire mieux la prochaine fois.", "Personne ne sait qui répond quoi. Tout le monde lit les totaux.", "Avec moins de 11 réponses, rien n’est montré.");

    protected override async Task<OpenForum?> LoadAsync()
    {
        var found = await base.LoadAsync();
        if (found is not null) HasOwn = await faces.HasOwnAsync(found.Forum.Id);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([StringLength(100, ErrorMessage = "Ce code est trop long.")] string? ticket,
        [Required(ErrorMessage = "Choisis un visage."), Range(0, GiveFaces.Faces - 1, ErrorMessage = "Choisis un visage.")] int? first,
        [Required(ErrorMessage = "Choisis un visage."), Range(0, GiveFaces.Faces - 1, ErrorMessage = "Choisis un visage.")] int? second,
        [Required(ErrorMessage = "Choisis un visage."), Range(0, GiveFaces.Faces - 1, ErrorMessage = "Choisis un visage.")] int? third)
    {
        (Ticket, First, Second, Third) = (ticket, first, second, third);
        await faces.SendAsync(Forum, ticket, [first!.Value, second!.Value, third!.Value]);
        return LocalRedirect($"/forums/{Forum.Code}/avis?merci=true");
    }
}
