namespace ChildProtection.Features.Writing.Rereadings;

/// <summary>« Enlever mon nom »: what a code still opens to its reader once the rereading is over.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class MyNameModel(HideName hide, CurrentUser user) : PreparedPage
{
    [FromQuery(Name = "relecture")]
    public Guid Id { get; set; }

    public HideName.Shown Shown { get; private set; } = null!;
    public bool IsYoung => Role.IsYoung(user.Role);

    /// <summary>Nobody else’s.</summary>
    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await hide.FindMineAsync(Id) is not { } shown) return LocalRedirect("/relire");
        Shown = shown;
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        await hide.HideMineAsync(Id);
        return LocalRedirect("/relire?fait=nom");
    }
}
