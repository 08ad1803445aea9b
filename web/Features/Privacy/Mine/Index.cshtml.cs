namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Mes données »: what is kept, why, how long, who sees it; and what one may do about it.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class IndexModel(GatherMyData data, RetentionDays days, CurrentUser user, TerritoryPack territory) : PageModel
{
    public IReadOnlyList<PersonalModule> Modules { get; private set; } = [];
    public IReadOnlyDictionary<string, string> HowLong { get; private set; } = new Dictionary<string, string>();
    public bool IsYoung => Role.IsYoung(user.Role);
    public LegalNotice Legal => territory.Legal;

    public async Task OnGetAsync()
    {
        Modules = data.Modules;
        HowLong = (await days.AllAsync()).ToDictionary(line => line.Rule.Code, line => $"{line.Words} {line.Rule.Since}");
    }
}
