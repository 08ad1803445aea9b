namespace ChildProtection.Features.Committee.Bodies.Joining;

/// <summary>« Rejoindre … »: what a body is, for anybody, without an account; and for whoever is signed in, « puis-je participer ? ».</summary>
[AllowAnonymous, OfModule(CommitteeAccess.Module)]
public sealed class InvitationModel(AskToJoin ask) : LoadedPage<AskToJoin.Shown>
{
    [FromRoute]
    public string Code { get; set; } = "";

    public Body Body => Subject.Body;

    protected override Task<AskToJoin.Shown?> LoadAsync() => ask.FindAsync(Code);

    public void OnGet() { }
}
