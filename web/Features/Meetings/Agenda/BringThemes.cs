using System.Security.Cryptography;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Themes;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>Themes of the body’s year, the most hands first: whoever runs the body puts one on a meeting, as a point of the body that members choose by thumbs.</summary>
public sealed class BringThemes(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    private const int GuidLength = 16;

    /// <summary>A theme that is not on this meeting.</summary>
    /// <param name="Id">Of the theme.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Hands">How many members raised a hand for it.</param>
    public sealed record Line(Guid Id, string Text, int Hands);

    /// <summary>Those that are not there yet; none once it has begun, nor for a meeting with elected members, where questions are asked.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="published">The points it has.</param>
    public async Task<IReadOnlyList<Line>> ListAsync(Meeting meeting, IReadOnlyList<ReadPoints.Line> published)
    {
        if (!Takes(meeting)) return [];
        var (year, hands, there) = (territory.Today(clock).Year, db.ThemeHands, published.Select(point => point.Row.SubmissionKey).ToHashSet());
        var rows = await db.BodyThemes.AsNoTracking().Where(theme => theme.BodyId == meeting.BodyId && theme.Year == year && theme.State == ThemeState.Published)
            .Select(theme => new { theme.Id, theme.Text, theme.ChangedAt, Hands = hands.Count(hand => hand.ThemeId == theme.Id) })
            .OrderByDescending(row => row.Hands).ThenBy(row => row.ChangedAt).ThenBy(row => row.Id).Take(BodyTheme.Most).ToListAsync();
        rows.RemoveAll(row => there.Contains(KeyOf(meeting.Id, row.Id)));
        var texts = await vault.OpenAllAsync(BodyData.ThemeText, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Text))]);
        return [.. rows.Where(row => texts.GetValueOrDefault(row.Id) is not null).Select(row => new Line(row.Id, texts[row.Id]!, row.Hands))];
    }

    /// <summary>On the agenda, once. Not theirs, or no such theme: false. Begun, cancelled or full: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> PutAsync(Guid meetingId, Guid themeId)
    {
        var isThere = false;
        var isPut = await db.InOneTransactionOrNothingAsync(async () =>
        {
            var (id, key) = (SecretCode.NewId(), KeyOf(meetingId, themeId));
            await audit.WriteAsync(MeetingsAudit.ThemePut, objectId: id); // first: it holds the log’s lock
            if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.RunsAsync(meeting.BodyId)) return false;
            if (await db.BodyThemes.AsNoTracking().SingleOrDefaultAsync(theme => theme.Id == themeId && theme.BodyId == meeting.BodyId && theme.State == ThemeState.Published) is not { } theme) return false;
            isThere = await db.MeetingPoints.AnyAsync(point => point.SubmissionKey == key);
            if (isThere || await vault.OpenAsync(BodyData.ThemeText, Vault.Nobody, themeId, theme.Text) is not { } text) return false;
            if (!Takes(meeting)) throw new BrokenRuleException("Cette réunion a commencé, ou elle est annulée.");
            if (await db.MeetingPoints.CountAsync(point => point.MeetingId == meetingId && point.State == PointState.Published) >= MeetingPoint.Most) throw new BrokenRuleException($"Il y a déjà {MeetingPoint.Most} points.");
            db.MeetingPoints.Add(MeetingPoint.OfBody(id, meetingId, await vault.SealAsync(MeetingsData.Text, Vault.Nobody, id, text), key, clock.GetUtcNow()));
            await db.SaveChangesAsync();
            return true;
        });
        return isPut || isThere;
    }

    private bool Takes(Meeting meeting) => meeting.IsOpen(clock.GetUtcNow()) && !meeting.IsWithElected;

    /// <summary>The same theme on the same meeting is the same point.</summary>
    private static Guid KeyOf(Guid meetingId, Guid themeId) => new(SHA256.HashData([.. meetingId.ToByteArray(), .. themeId.ToByteArray()]).AsSpan(0, GuidLength));
}
