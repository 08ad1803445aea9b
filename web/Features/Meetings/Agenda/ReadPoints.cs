namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>The points of one meeting, as its members see them: published ones with their thumbs, and one’s own.</summary>
public sealed class ReadPoints(PortalDb db, Vault vault, CurrentUser user)
{
    /// <summary>One point, opened.</summary>
    /// <param name="Row">Its state and place.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Thumbs">How many chose it.</param>
    /// <param name="IsMine">Whoever asks chose it.</param>
    /// <param name="Answer">What an elected member said; null before.</param>
    /// <param name="Word">What it came back with; null for none.</param>
    public sealed record Line(MeetingPoint Row, string Text, int Thumbs, bool IsMine, PointAnswer? Answer, string? Word);

    /// <summary>In the order that was fixed, then by thumbs, then as they came.</summary>
    public async Task<IReadOnlyList<Line>> PublishedAsync(Guid meetingId) => await OpenAsync(db.MeetingPoints.Where(point => point.MeetingId == meetingId && point.State == PointState.Published).OrderBy(point => point.ChangedAt).Take(MeetingPoint.Most));

    /// <summary>Mine that are not published.</summary>
    public Task<IReadOnlyList<Line>> MineAsync(Guid meetingId)
    {
        var me = user.Id;
        return OpenAsync(db.MeetingPoints.Where(point => point.MeetingId == meetingId && point.AuthorId == me).OrderBy(point => point.ChangedAt).Take(MeetingPoint.MostOfOne));
    }

    /// <summary>Opens these; no act of its own.</summary>
    internal async Task<IReadOnlyList<Line>> OpenAsync(IQueryable<MeetingPoint> points)
    {
        var (me, thumbs) = (user.Id, db.MeetingThumbs);
        var rows = await points.AsNoTracking().Select(point => new { Row = point, Thumbs = thumbs.Count(thumb => thumb.PointId == point.Id), IsMine = thumbs.Any(thumb => thumb.PointId == point.Id && thumb.AccountId == me) }).ToListAsync();
        var texts = await vault.OpenAllAsync(MeetingsData.Text, [.. rows.Select(one => (one.Row.Sealer, one.Row.Id, one.Row.Text))]);
        var words = await vault.OpenAllAsync(MeetingsData.Word, [.. rows.Where(one => one.Row.Word is not null).Select(one => (one.Row.Sealer, one.Row.Id, one.Row.Word!))]);
        var answers = await vault.OpenAllAsync(MeetingsData.Answer, [.. rows.Where(one => one.Row.Answer is not null).Select(one => (Vault.Nobody, one.Row.Id, one.Row.Answer!))]);
        return
        [
            .. rows.Select(one => new Line(one.Row, texts[one.Row.Id] ?? "", one.Thumbs, one.IsMine, answers.GetValueOrDefault(one.Row.Id) is { } answer ? PointAnswer.Thaw(answer) : null, words.GetValueOrDefault(one.Row.Id)))
                .OrderBy(line => line.Row.Rank ?? int.MaxValue).ThenByDescending(line => line.Thumbs).ThenBy(line => line.Row.ChangedAt).ThenBy(line => line.Row.Id),
        ];
    }
}
