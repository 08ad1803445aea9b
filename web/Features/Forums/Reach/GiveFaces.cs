using ChildProtection.Features.Forums.Tickets;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>
/// Three questions with faces at the way out, anonymous: a total per face, and apart « a donné son avis » per ticket. Both are written in one
/// transaction with all their neighbours, so that no row version tells which face came with which ticket; no backup holds the second.
/// </summary>
public sealed class GiveFaces(PortalDb db, BlindIndex index, CurrentUser user, ForumsAccess access)
{
    /// <summary>Best first.</summary>
    public const int Faces = 3;

    /// <summary>After the last day one may still answer, in days.</summary>
    public const int DaysAfter = 7;

    /// <summary>In their order.</summary>
    public static readonly IReadOnlyList<string> Questions = ["As-tu aimé cette journée\u00A0?", "As-tu appris tes droits\u00A0?", "As-tu pu dire ce que tu penses\u00A0?"];

    public static readonly IReadOnlyList<string> FaceWords = ["Oui", "Moyen", "Non"];

    /// <summary>One may answer from the first day to a week after the last one.</summary>
    public bool IsOpen(Forum forum) => forum.IsOpen && access.Today >= forum.FirstDay && access.Today <= forum.LastDay.AddDays(DaysAfter) && forum.CountedOn is null;

    /// <summary>Whoever asks has a ticket of this event that came in and did not answer yet.</summary>
    public Task<bool> HasOwnAsync(Guid forumId) => Role.IsYoung(user.Role) ? Mine(forumId).AnyAsync() : Task.FromResult(false);

    /// <summary>No ticket that came in, an answer already, or closed: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="forum">The event.</param>
    /// <param name="code">Of a ticket; nothing for whoever is signed in with one of their own.</param>
    /// <param name="faces">One per question, from 0.</param>
    public Task SendAsync(Forum forum, string? code, IReadOnlyList<int> faces) => db.InOneTransactionAsync(async () =>
    {
        var id = forum.Id;
        await db.LockForumAsync(id); // one after the other: nothing is lost of what is written again
        if (!IsOpen(forum)) throw new BrokenRuleException("Les avis sont fermés.");
        if (await TicketAsync(id, code) is not { } ticket) throw new BrokenRuleException("Ce billet n’est pas venu, ou il a déjà un avis.");
        if (!await db.ForumFaces.AnyAsync(face => face.ForumId == id)) await PrepareAsync(id);
        var (first, second, third) = (faces[0], faces[1], faces[2]);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE "ForumFaces" SET "Count" = "Count" + CASE WHEN "Question" = 0 AND "Face" = {first} OR "Question" = 1 AND "Face" = {second} OR "Question" = 2 AND "Face" = {third} THEN 1 ELSE 0 END
            WHERE "ForumId" = {id}
            """);
        var all = db.ForumTurns;
        var turns = await OfForum(id).Where(one => all.Any(turn => turn.TicketId == one.Id)).Select(one => one.Id).ToListAsync();
        await db.ForumTurns.Where(turn => turns.Contains(turn.TicketId)).ExecuteDeleteAsync();
        db.ForumTurns.AddRange(turns.Append(ticket).Order().Select(one => new ForumTurn { TicketId = one })); // by key: an order that knows no time
        await db.SaveChangesAsync();
    });

    /// <summary>The rows of an event, all at once: none tells who came first.</summary>
    private async Task PrepareAsync(Guid forumId)
    {
        db.ForumFaces.AddRange(from question in Enumerable.Range(0, Questions.Count) from face in Enumerable.Range(0, Faces) select new ForumFace { ForumId = forumId, Question = question, Face = face, Count = 0 });
        await db.SaveChangesAsync();
    }

    private async Task<Guid?> TicketAsync(Guid forumId, string? code)
    {
        if (string.IsNullOrWhiteSpace(code)) return Role.IsYoung(user.Role) ? await Mine(forumId).Select(ticket => (Guid?)ticket.Id).FirstOrDefaultAsync() : null;
        if (SecretCode.Read(code, ForumTicket.CodeLength) is not { } read) return null;
        var key = index.Of(TakeTicket.KeyOf(read));
        return await Unanswered(forumId).Where(ticket => ticket.CodeIndex == key).Select(ticket => (Guid?)ticket.Id).FirstOrDefaultAsync();
    }

    private IQueryable<ForumTicket> Mine(Guid forumId)
    {
        var me = user.Id;
        return Unanswered(forumId).Where(ticket => ticket.AccountId == me && ticket.PlaceId == null);
    }

    private IQueryable<ForumTicket> Unanswered(Guid forumId)
    {
        var turns = db.ForumTurns;
        return OfForum(forumId).Where(ticket => ticket.ArrivedAt != null && !turns.Any(turn => turn.TicketId == ticket.Id));
    }

    private IQueryable<ForumTicket> OfForum(Guid forumId)
    {
        var stops = db.ForumStops;
        return db.ForumTickets.Where(ticket => stops.Any(stop => stop.Id == ticket.StopId && stop.ForumId == forumId));
    }
}
