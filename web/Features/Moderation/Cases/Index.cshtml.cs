using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>« Les textes à relire »: the queue. It shows no word of what was written.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class IndexModel(WaitingTexts queue, ReadCase reading) : PreparedPage
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public WaitingTexts.Shown List { get; private set; } = null!;
    public DateTimeOffset Now => reading.Now;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        List = await queue.ListAsync(Number);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostClaimAsync(string kind, Guid textId) => await queue.ClaimAsync(kind, textId) is { } id ? RedirectToPage("Show", new { Id = id }) : NotFound();

    /// <summary>« 12 minutes », « 3 heures », « 2 jours ».</summary>
    public static string Age(TimeSpan time) => time.TotalMinutes < 1 ? "moins de 1 minute" : time.TotalHours < 1 ? Many((int)time.TotalMinutes, "minute") : time.TotalDays < 1 ? Many((int)time.TotalHours, "heure") : Many((int)time.TotalDays, "jour");

    private static string Many(int count, string word) => $"{count} {word}{(count > 1 ? "s" : "")}";
}
