using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Discussions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Votes;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>The room of a committee with so many members, each signed in, and the processes that serve it.</summary>
[UnsupportedOSPlatform("windows")]
internal static class LiveRoom
{
    /// <summary>Their sessions’ cookies, for as many people who may all write at once in a room where a facilitator is.</summary>
    public static async Task<(Guid Room, IReadOnlyList<string> Sessions)> OpenAsync(Portal portal, int people, IReadOnlyList<Account>? known = null)
    {
        var now = portal.Clock.GetUtcNow() > TimeProvider.System.GetUtcNow() ? portal.Clock.GetUtcNow() : TimeProvider.System.GetUtcNow();
        var (accounts, sessions) = (new List<Account>(known ?? []), new List<string>(people));
        for (var at = accounts.Count; at < people; at++) accounts.Add(await portal.AccountAsync(Role.YoungPerson, $"Lynx {at}"));
        foreach (var account in accounts) sessions.Add(await portal.SignInAsync(account, SessionProfile.OwnDevice));
        var samia = await portal.AccountAsync(Role.Facilitator, "Samia Roche");
        var id = SecretCode.NewId();
        await portal.WithDbAsync(async db =>
        {
            var body = (await db.Set<Body>().AsNoTracking().Where(one => one.ClosedAt == null).ToListAsync()).First(one => !one.IsForFamilies && one.ToAge is null or >= 15);
            var room = Room.Open(id, RoomKind.Committee, now, body.Id);
            room.Set(TimeOnly.MinValue, TimeOnly.MinValue, Room.EveryDay, 0, RoomMode.Post);
            var host = RoomMember.Come(id, samia.Id, RoomPart.Facilitator, now);
            host.Host(now.AddDays(1));
            db.AddRange(room, host, BodyFacilitator.Begin(body.Id, samia.Id, now));
            foreach (var account in accounts)
            {
                var member = RoomMember.Come(id, account.Id, RoomPart.Member, now);
                for (var shown = 0; shown < RoomMember.FirstPosts; shown++) member.WasShown(); // no newcomers, who are read first
                db.AddRange(CommitteeMember.Join(body.Id, account.Id, now), member);
            }
            return await db.SaveChangesAsync();
        });
        return (id, sessions);
    }

    /// <summary>A process beside this portal, in which it is the afternoon: rooms are quiet at night, and machines are not.</summary>
    public static PortalProcess ProcessBeside(Portal portal, string content, bool sharesFolder)
    {
        var process = portal.Beside(sharesFolder);
        process.Settings["Storage:Content"] = content;
        process.Settings["RateLimits:Scale"] = "1000"; // one house for a thousand people
        return process;
    }

    /// <summary>The content with the pack’s clock set so that it is now about two in the afternoon.</summary>
    public static string Afternoon()
    {
        var folder = Directory.CreateTempSubdirectory("nosvoix-afternoon-").FullName;
        using (var copy = Process.Start("cp", ["-r", Repository.Path("content"), folder])) copy.WaitForExit();
        var ahead = 14 - TimeProvider.System.GetUtcNow().Hour;
        var pack = Path.Combine(folder, "content", "territories", "lyon.yaml");
        File.WriteAllText(pack, File.ReadAllText(pack).Replace("fuseau: Europe/Paris", string.Create(CultureInfo.InvariantCulture, $"fuseau: Etc/GMT{(ahead > 0 ? "-" : "+")}{Math.Abs(ahead)}"), StringComparison.Ordinal)); // signs are the other way round there
        return Path.Combine(folder, "content");
    }

    /// <summary>Place and id of what the database holds, in the order of the room.</summary>
    public static Task<Dictionary<long, Guid>> KeptAsync(Portal portal, Guid room) => portal.WithDbAsync(db =>
        db.Set<RoomMessage>().AsNoTracking().Where(message => message.RoomId == room).ToDictionaryAsync(message => message.Sequence, message => message.Id));
}
