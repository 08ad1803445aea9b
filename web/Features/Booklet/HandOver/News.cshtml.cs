using ChildProtection.Features.Booklet.Chapters;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>« Ce qui a changé depuis »: the pages that are new, changed or gone since one knew the booklet.</summary>
[Authorize(RolePolicies.Young)]
public sealed class NewsModel(MyBooklet mine) : PreparedPage
{
    public MyBooklet.State State { get; private set; } = null!;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        State = await mine.ReadAsync(BookletEdition.Find(Request.Query[ChosenEdition.Key]) is { Audience: Audience.Young } asked ? asked : null);
        return null;
    }

    public void OnGet() { }

    /// <summary>« J’ai vu »: from now on, what changes later.</summary>
    public async Task<IActionResult> OnPostAsync(string? pour)
    {
        if (BookletEdition.Find(pour) is not { Audience: Audience.Young } edition) throw new BrokenRuleException(MyBooklet.NoEdition);
        await mine.SeenAsync(edition, changes: true);
        return LocalRedirect($"/livret?{ChosenEdition.Key}={edition.Code}");
    }
}
