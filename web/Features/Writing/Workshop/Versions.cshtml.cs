using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Writing.Workshop;

/// <summary>What was published of a page: compare two versions, take the last one back.</summary>
[Authorize(WritingAccess.Write)]
public sealed class VersionsModel(WriteDraft drafts, PageVersions versions, PublishPage publish) : PageAtWork(drafts)
{
    /// <summary>The older one; absent for the shipped page.</summary>
    [FromQuery(Name = "de"), Display(Name = "Avant")]
    public Guid? From { get; set; }

    /// <summary>The newer one; absent for the shipped page.</summary>
    [FromQuery(Name = "a"), Display(Name = "Après")]
    public Guid? To { get; set; }

    [Display(Name = "Pourquoi la retirer ?")]
    public string Reason { get; private set; } = "";

    public IReadOnlyList<PageVersions.Line> History { get; private set; } = [];

    /// <summary>Null until somebody asks.</summary>
    public IReadOnlyList<ComparedLine>? Compared { get; private set; }

    public PageVersions.Line? Shown => History.FirstOrDefault(line => line is { IsShown: true, Id: not null });

    public IEnumerable<SelectListItem> Choices(Guid? chosen) =>
        History.Select(line => new SelectListItem(NameOf(line), line.Id?.ToString() ?? "", line.Id == chosen));

    public static string NameOf(PageVersions.Line line) => line.Id is null ? "Page de base" : $"Version {line.Number}";

    protected override async Task MoreAsync()
    {
        History = await versions.HistoryAsync(About.File);
        if (!Request.Query.ContainsKey("de") || !Request.Query.ContainsKey("a")) return;
        if (await versions.TextAsync(About.File, From) is { } before && await versions.TextAsync(About.File, To) is { } after)
            Compared = LineComparison.OfPages(before, after);
    }

    public void OnGet() { }

    [FreshProof]
    public async Task<IActionResult> OnPostWithdrawAsync(
        Guid version, [Required(ErrorMessage = "Dites pourquoi, en une phrase."), StringLength(PageVersion.ReasonLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string reason)
    {
        Reason = reason;
        await publish.WithdrawAsync(About.File, version, reason);
        return Again("retiree");
    }
}
