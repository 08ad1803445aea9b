using Microsoft.AspNetCore.Html;

namespace ChildProtection.Features.Committee.Bodies.Rules;

/// <summary>« Le règlement »: the version in force or an older one, one’s signature, and the history.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(BodyDesk desk, RulesDesk rules) : BodyPage(desk)
{
    /// <summary>An older one; the one in force when it is not said.</summary>
    [FromQuery]
    public int? Version { get; set; }

    public RulesDesk.InForce? InForce { get; private set; }
    public IReadOnlyList<RulesDesk.Version> History { get; private set; } = [];

    /// <summary>Of the version that is shown, safe to write.</summary>
    public IHtmlContent? Html { get; private set; }

    public int Shown => Version ?? InForce?.Number ?? 0;

    protected override async Task<MyBody?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        (InForce, History) = (await rules.InForceAsync(mine), await rules.HistoryAsync(mine));
        if (InForce is null) return Version is null ? mine : null;
        if (await rules.TextAsync(mine.Body.Id, Shown) is not { } text) return null;
        Html = RulesText.Html(text);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostSignAsync(int numero) => await rules.SignAsync(Subject, numero) ? LocalRedirect($"/comite/instances/{Code}/reglement") : NotFound();
}
