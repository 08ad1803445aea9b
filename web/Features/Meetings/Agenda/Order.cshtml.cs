using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>« Fixer l’ordre »: a place and minutes for each point, and the themes of the year that may become points.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class OrderModel(ReadMeetings read, ReadPoints points, RunAgenda agenda, BringThemes bring) : RunMeetingPage(read)
{
    /// <summary>Of the body’s year, not on this meeting yet.</summary>
    public IReadOnlyList<BringThemes.Line> Themes { get; private set; } = [];

    public IReadOnlyList<ReadPoints.Line> Published { get; private set; } = [];

    /// <summary>Places as typed, by point.</summary>
    [FromForm(Name = nameof(Rank))] // with its name said, a form without places is not read as places
    public IDictionary<Guid, string?>? Rank { get; set; }

    /// <summary>Minutes as typed, by point.</summary>
    [FromForm(Name = nameof(Minutes))]
    public IDictionary<Guid, string?>? Minutes { get; set; }

    /// <summary>How long all of it takes, in minutes.</summary>
    public int Total => Published.Sum(point => point.Row.Minutes ?? 0);

    /// <summary>How long the meeting is, in minutes.</summary>
    public int Lasts => (int)(Row.EndsAt - Row.StartsAt).TotalMinutes;

    public string? RankOf(ReadPoints.Line point) => Rank is { } given && given.TryGetValue(point.Row.Id, out var typed) ? typed : point.Row.Rank?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string? MinutesOf(ReadPoints.Line point) => Minutes is { } given && given.TryGetValue(point.Row.Id, out var typed) ? typed : point.Row.Minutes?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        Published = await points.PublishedAsync(Id);
        Themes = await bring.ListAsync(mine.Row, Published);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var places = new Dictionary<Guid, (int? Rank, int? Minutes)>();
        foreach (var point in Published) places[point.Row.Id] = (Number(RankOf(point), MeetingPoint.Most), Number(MinutesOf(point), MeetingPoint.MostMinutes));
        return await agenda.OrderAsync(Id, places) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostThemeAsync(Guid theme) => await bring.PutAsync(Id, theme) ? RedirectToPage() : NotFound();

    private static int? Number(string? typed, int most) => string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw new BrokenRuleException($"Écrivez des nombres de 1 à {most}, ou rien.");
}
