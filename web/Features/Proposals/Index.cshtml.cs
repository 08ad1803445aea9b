using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Proposals;

/// <summary>« Les idées »: the published ones this person reads, by theme, place and state, page by page; and what is looked for, whose words stay out of addresses.</summary>
[Authorize(ProposalsAccess.Around), OfModule(ProposalsAccess.Module)]
public sealed class IndexModel(ProposalLists lists, CurrentUser user) : PageModel
{
    private const int TypedLength = 120;

    [FromQuery(Name = "sujet")]
    public ProposalTheme? Theme { get; set; }

    [FromQuery(Name = "pour")]
    public ProposalReach? Reach { get; set; }

    [FromQuery(Name = "etape")]
    public ProposalState? State { get; set; }

    /// <summary>The rank of the last idea of the page before; null for the first page.</summary>
    [FromQuery(Name = "apres")]
    public long? After { get; set; }

    public bool IsYoung => Role.IsYoung(user.Role);
    public bool IsFiltered => Theme is not null || Reach is not null || State is not null;
    public IReadOnlyList<ProposalLists.Line> Lines { get; private set; } = [];
    public long? Next { get; private set; }

    /// <summary>What was looked for; null when nothing was.</summary>
    public string? Typed { get; private set; }

    /// <summary>What was found; null when nothing was looked for.</summary>
    public IReadOnlyList<ProposalLists.Line>? Found { get; private set; }

    public IEnumerable<SelectListItem> Themes => Enum.GetValues<ProposalTheme>().Select(theme => new SelectListItem(theme.Words(), theme.ToString()));
    public IEnumerable<SelectListItem> States => ProposalStates.Shown.Select(state => new SelectListItem(state.Words(), state.ToString()));
    public IEnumerable<SelectListItem> Reaches =>
        [new(IsYoung ? "Mon lieu de vie" : "Un lieu de vie", nameof(ProposalReach.Place)), new(IsYoung ? "Mon secteur" : "Un secteur", nameof(ProposalReach.Zone)), new("Tout le territoire", nameof(ProposalReach.Territory))];

    public Task OnGetAsync() => ListAsync();

    public async Task<IActionResult> OnPostAsync([StringLength(TypedLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? q)
    {
        Typed = q?.Trim();
        if (string.IsNullOrEmpty(Typed)) return LocalRedirect("/comite/propositions");
        Found = await lists.SearchAsync(Typed);
        return Page();
    }

    /// <summary>The same filters, after this rank.</summary>
    public string Address(long? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("sujet", Theme?.ToString()), ("pour", Reach?.ToString()), ("etape", State?.ToString()), ("apres", after?.ToString(CultureInfo.InvariantCulture)) })
            if (value is not null) query.Add(name, value);
        return $"/comite/propositions{query}";
    }

    private async Task ListAsync()
    {
        var page = await lists.ListAsync(new ProposalLists.Filter(Theme, State, Reach), After);
        (Lines, Next) = (page.Lines, page.Next);
    }
}
