using ChildProtection.Features.Meetings;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Meetings;

/// <summary>Meetings and their people, in one call.</summary>
internal static class Gatherings
{
    /// <summary>A young person who sits on « jeunes ».</summary>
    public static async Task<Visitor> MemberAsync(this Portal portal, string code = Bodies.Young, string? name = null)
    {
        var role = code == Bodies.Parents ? Role.Parent : Role.YoungPerson;
        var member = name is null ? await portal.VisitorAsync(role) : await portal.VisitorAsync(await portal.AccountAsync(role, name));
        await portal.SeatAsync(member.Account, code);
        return member;
    }

    /// <summary>A meeting so many hours from now, two hours long.</summary>
    public static async Task<Meeting> MeetingAsync(this Portal portal, double inHours = 48, int? places = null, string code = Bodies.Young, bool isWithElected = false, string? link = null)
    {
        var (id, now, body) = (SecretCode.NewId(), portal.Clock.GetUtcNow(), await portal.BodyAsync(code));
        var details = await portal.WithVaultAsync(vault => vault.SealAsync(MeetingsData.Details, Vault.Nobody, id, new MeetingDetails("La médiathèque du Port", "Le car 4", null, link).Freeze()));
        var start = now.AddHours(inHours);
        var meeting = Meeting.Plan(id, body.Id, isWithElected, new MeetingTimes(start, start.AddHours(2), places, 2), details, SecretCode.NewId(), now.AddHours(Math.Min(0, inHours) - 1));
        await portal.WithDbAsync(db => { db.Add(meeting); return db.SaveChangesAsync(); });
        return meeting;
    }

    /// <summary>This person has a place there.</summary>
    public static async Task ComesAsync(this Portal portal, Meeting meeting, Visitor person, bool isWaiting = false, bool? wasThere = null)
    {
        var number = await portal.WithDbAsync(db => db.Set<MeetingSeat>().CountAsync(seat => seat.MeetingId == meeting.Id)) + 1;
        var seat = MeetingSeat.Take(SecretCode.NewId(), meeting.Id, person.Account.Id, isWaiting, number, portal.Clock.GetUtcNow());
        if (wasThere is { } there) seat.Tick(there);
        await portal.WithDbAsync(db => { db.Add(seat); return db.SaveChangesAsync(); });
    }

    /// <summary>This body is closed, or open again.</summary>
    public static Task CloseAsync(this Portal portal, string code, bool isClosed)
    {
        DateTimeOffset? at = isClosed ? portal.Clock.GetUtcNow() : null;
        return portal.WithDbAsync(db => db.Set<Features.Committee.Bodies.Body>().Where(body => body.Code == code).ExecuteUpdateAsync(update => update.SetProperty(body => body.ClosedAt, at)));
    }

    public static string At(this Meeting meeting, string part = "") => $"/comite/reunions/{meeting.Id}{part}";
}
