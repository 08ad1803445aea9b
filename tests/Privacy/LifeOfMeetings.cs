using ChildProtection.Features.Meetings;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A meeting of the past with something of one person in every table of meetings.</summary>
internal static class LifeOfMeetings
{
    /// <summary>How the copy names it.</summary>
    public const string Day = "La réunion du 22 novembre 2026";

    public static async Task<object[]> RowsAsync(Portal portal, Vault vault, Guid lina, DateTimeOffset now)
    {
        var (id, point, seat, task, rereading, body) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), (await portal.BodyAsync()).Id);
        var details = await vault.SealAsync(MeetingsData.Details, Vault.Nobody, id, new MeetingDetails("La médiathèque", null, null, null).Freeze());
        var start = StoppedClock.Start.AddDays(-1);
        var meeting = Meeting.Plan(id, body, isWithElected: false, new MeetingTimes(start, start.AddHours(2), 3, 2), details, SecretCode.NewId(), start.AddDays(-9));
        meeting.Write(await vault.SealAsync(MeetingsData.Minutes, Vault.Nobody, id, "On a parlé."), start.AddHours(3));
        var place = MeetingSeat.Take(seat, id, lina, isWaiting: false, 1, now);
        place.Say(await vault.SealAsync(MeetingsData.Needs, lina, seat, $"Un trajet, {WholeLife.Canary}."));
        place.Tick(wasThere: true);
        var written = MeetingPoint.Write(point, id, lina, await vault.SealAsync(MeetingsData.Text, lina, point, $"Le bruit, {WholeLife.Canary}."), SecretCode.NewId(), now);
        written.Return(await vault.SealAsync(MeetingsData.Word, lina, point, $"Bravo, {WholeLife.Canary}."), now);
        var owned = MeetingTask.Add(task, id, TaskKind.Task, await vault.SealAsync(MeetingsData.Task, Vault.Nobody, task, "Écrire la lettre."), (lina, null), DateOnly.FromDateTime(now.DateTime), now);
        owned.End(await vault.SealAsync(MeetingsData.Why, Vault.Nobody, task, "C’est trop tard."), now);
        return
        [
            meeting, place, written, owned, new MeetingThumb { PointId = point, AccountId = lina, At = now }, new MeetingFace { MeetingId = id, Question = 0, Face = 0, Count = 1 }, new MeetingMark { MeetingId = id, AccountId = lina },
            new MeetingFeed { AccountId = lina, TokenIndex = SecretCode.Hash(SecretCode.NewKey())[..BlindIndex.Length], MadeAt = now },
            new MeetingRereading { Id = rereading, MeetingId = id, AccountId = lina, Number = 1, Word = await vault.SealAsync(MeetingsData.Remark, lina, rereading, $"Il manque un mot, {WholeLife.Canary}."), At = now },
        ];
    }
}
