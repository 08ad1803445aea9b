using ChildProtection.Features.Mentoring.Pairs;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>« Je veux arrêter »: silent, without a reason, for the young person alone.</summary>
[Authorize(RolePolicies.Young), OfModule(MentoringAccess.Module)]
public sealed class StopModel(LiveTogether together) : LoadedPage<LiveTogether.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Un mot d’au revoir ?")]
    public bool? Goodbye { get; private set; }

    public static IEnumerable<Platform.Ui.Choice> Answers { get; } = [new("true", "Je veux bien un mot", "lettre"), new("false", "Non, pas de mot", "croix")];

    protected override async Task<LiveTogether.Shown?> LoadAsync() => await together.ReadAsync(Id) is { } two && two.State.IsLiving() ? two : null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Choisis si tu veux un mot.")] bool? goodbye)
    {
        Goodbye = goodbye;
        return await together.StopAsync(Id, goodbye!.Value) ? RedirectToPage("Show", new { Id }) : NotFound();
    }
}
