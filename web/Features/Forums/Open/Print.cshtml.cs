namespace ChildProtection.Features.Forums.Open;

/// <summary>
/// The poster and the programme on paper, A4 or A3, in large letters, with a QR code to the public programme. No stop in a place of life: its
/// programme is printed alone, by those who may see that stop.
/// </summary>
[AllowAnonymous, OfModule(ForumsAccess.Module)]
public sealed class PrintModel(ForumDesk desk, ForumsAccess access, TerritoryPack territory, CurrentUser user) : OpenForumPage(desk, access)
{
    private readonly ForumDesk desk = desk;
    private const string Large = "a3";
    private const string Programme = "programme";

    /// <summary>« a3 »; else A4.</summary>
    [FromQuery]
    public string? Format { get; set; }

    /// <summary>« programme »; else the poster.</summary>
    [FromQuery]
    public string? Quoi { get; set; }

    /// <summary>A stop in a place of life, to print its programme alone.</summary>
    [FromQuery]
    public Guid? Etape { get; set; }

    /// <summary>Stops in a place of life that whoever asks may see: empty for a visitor.</summary>
    public IReadOnlyList<Stops.ForumStop> Hidden { get; private set; } = [];

    public bool IsLarge => Format == Large;
    public bool IsProgramme => Etape is not null || Quoi == Programme;
    public TerritoryPack Pack => territory;

    protected override async Task<OpenForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } open) return null;
        if (user.IsSignedIn && await desk.FindAsync(Code) is not null) Hidden = await desk.HiddenStopsAsync(open.Forum.Id);
        if (Etape is not { } id) return open;
        return Hidden.FirstOrDefault(stop => stop.Id == id) is { } alone ? open with { Stops = [alone] } : null;
    }

    public void OnGet() { }
}
