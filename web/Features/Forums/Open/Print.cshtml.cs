namespace ChildProtection.Features.Forums.Open;

/// <summary>The poster and the programme on paper, A4 or A3, in large letters, with a QR code to the public programme. No stop in a place of life.</summary>
[AllowAnonymous, OfModule(ForumsAccess.Module)]
public sealed class PrintModel(ForumDesk desk, ForumsAccess access, TerritoryPack territory) : OpenForumPage(desk, access)
{
    private const string Large = "a3";
    private const string Programme = "programme";

    /// <summary>« a3 »; else A4.</summary>
    [FromQuery]
    public string? Format { get; set; }

    /// <summary>« programme »; else the poster.</summary>
    [FromQuery]
    public string? Quoi { get; set; }

    public bool IsLarge => Format == Large;
    public bool IsProgramme => Quoi == Programme;
    public TerritoryPack Pack => territory;

    public void OnGet() { }
}
