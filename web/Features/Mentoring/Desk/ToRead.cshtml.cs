using ChildProtection.Features.Mentoring.Together;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>What adults wrote to minors, read before it is given.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class ToReadModel(ReadWords words) : PreparedPage
{
    /// <summary>Null for a professional who coordinates nothing.</summary>
    public IReadOnlyList<ReadWords.Held>? Held { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Held = await words.WaitingAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostShowAsync(Guid mot) => await words.DecideAsync(mot, isShown: true) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid mot) => await words.DecideAsync(mot, isShown: false) ? RedirectToPage() : NotFound();
}
