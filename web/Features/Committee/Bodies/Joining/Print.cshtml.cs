namespace ChildProtection.Features.Committee.Bodies.Joining;

/// <summary>The invitation on paper, A4 to put up or two A5 to cut and give, with a QR code that leads to the public page. It names nobody and carries no code.</summary>
[AllowAnonymous, OfModule(CommitteeAccess.Module)]
public sealed class PrintModel(AskToJoin ask, TerritoryPack territory) : LoadedPage<AskToJoin.Shown>
{
    private const string Small = "a5";

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>« a5 » for two on a sheet; else one.</summary>
    [FromQuery]
    public string? Format { get; set; }

    public bool IsSmall => Format == Small;
    public int Copies => IsSmall ? 2 : 1;
    public Body Body => Subject.Body;
    public TerritoryPack Pack => territory;

    /// <summary>Of the public page, without scheme, as one types it.</summary>
    public string Address => $"{Request.Host}/comite/rejoindre/{Body.Code}";

    protected override Task<AskToJoin.Shown?> LoadAsync() => ask.FindAsync(Code);

    public void OnGet() { }
}
