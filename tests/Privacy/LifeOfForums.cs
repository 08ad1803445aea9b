using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Features.Forums.Tickets;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A forum that is over with something in every table of forums.</summary>
internal static class LifeOfForums
{
    public const string Stop = "La salle du forum";
    public const string Task = "Tenir le stand du forum";
    public const string Code = "ABCD1234";
    public const string Needs = $"Un bus, {WholeLife.Canary}.";

    /// <param name="portal">The installation.</param>
    /// <param name="vault">Its vault.</param>
    /// <param name="lina">Who has a ticket and a task.</param>
    /// <param name="nadia">Who welcomes.</param>
    /// <param name="now">The instant.</param>
    public static async Task AddAsync(Portal portal, Vault vault, Guid lina, Guid nadia, DateTimeOffset now)
    {
        var (day, body, id) = (DateOnly.FromDateTime(now.DateTime), await portal.BodyAsync(), SecretCode.NewId());
        var forum = Forum.Prepare(body.Id, "Le forum", "Pour parler.", day, day, day);
        var stop = ForumStop.Plan(forum, new StopPlan(StopKind.PublicPlace, Stop, "Place du forum", null, "rive-sud", day, new(10, 0), new(12, 0), 10, []));
        var task = new ForumTask { Id = SecretCode.NewId(), ForumId = forum.Id, Name = Task, Places = 2 };
        forum.Publish(1, now);
        var ticket = ForumTicket.Take(id, stop.Id, lina, null, stop.Next(), isWaiting: true, await vault.SealAsync(ForumsData.Code, Vault.Nobody, id, Code), SecretCode.Hash(SecretCode.NewCode())[..BlindIndex.Length], await vault.SealAsync(ForumsData.Needs, lina, id, Needs));
        ticket.Promote(now.AddMinutes(1));
        ticket.See(now.AddMinutes(2));
        ticket.Arrive(now.AddMinutes(3));
        var greeter = new ForumGreeter { StopId = stop.Id, AccountId = nadia, AskedAt = now.AddMinutes(4), AcceptedAt = now.AddMinutes(5) };
        await portal.WithDbAsync(db =>
        {
            db.AddRange(forum, stop, task, ticket, greeter, new ForumVolunteer { TaskId = task.Id, AccountId = lina, At = now.AddMinutes(6) });
            db.AddRange(new ForumFace { ForumId = forum.Id, Question = 0, Face = 0, Count = 1 }, new ForumTurn { TicketId = ticket.Id });
            return db.SaveChangesAsync();
        });
    }
}
