namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mes adultes »: who is around me here, since when, and what they may see.</summary>
[Authorize(RolePolicies.Young)]
public sealed class MyAdultsModel(Circles circles) : PageModel
{
    public IReadOnlyList<Member> Adults { get; private set; } = [];

    public async Task OnGetAsync() => Adults = await circles.AroundMeAsync();
}
