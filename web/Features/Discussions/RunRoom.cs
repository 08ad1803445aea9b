using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Features.Discussions.Polls;

namespace ChildProtection.Features.Discussions;

/// <summary>What a facilitator does for a room: makes it, says its hours, is there, reads what waits, asks for hands, closes it.</summary>
public sealed class RunRoom(PortalDb db, Vault vault, RoomAccess access, CommitteeAccess committee, RoomDoors doors, RoomDelivery delivery, ReportableMessages decide, AuditLog audit, RoomPerson me, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>Of one body, open.</summary>
    public const int Most = 20;

    /// <summary>Those who accompany a new room, at most.</summary>
    public const int Supervisors = 3;

    /// <summary>What a form asks for.</summary>
    /// <param name="Kind">One that a facilitator may make.</param>
    /// <param name="BodyId">Whose; null for every young person.</param>
    /// <param name="GroupId">A group of that body.</param>
    /// <param name="Title">Null for the fixed words.</param>
    /// <param name="HasTranscript">Announced now.</param>
    public sealed record NewRoom(RoomKind Kind, Guid? BodyId, Guid? GroupId, string? Title, bool HasTranscript)
    {
        /// <summary>Made by the form, it becomes the room’s id: pressing twice opens one. Empty for a new one.</summary>
        public Guid Key { get; init; }
    }

    /// <summary>The working groups of one’s bodies, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> GroupsAsync()
    {
        var ids = (await committee.MineAsync()).Select(body => body.Id).ToList();
        var rows = await db.WorkingGroups.AsNoTracking().Where(group => ids.Contains(group.BodyId) && group.ClosedAt == null).Take(100).ToListAsync();
        var names = await vault.OpenAllAsync(BodyData.GroupName, [.. rows.Select(group => (Vault.Nobody, group.Id, group.Name))]);
        return [.. rows.Select(group => (group.Id, names[group.Id] ?? "")).OrderBy(group => group.Item2, StringComparer.CurrentCulture)];
    }

    /// <summary>Its id. The body is not one’s own, or the rules keep these people apart: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Guid> OpenAsync(NewRoom wanted)
    {
        var id = wanted.Key == Guid.Empty ? SecretCode.NewId() : wanted.Key;
        if (await IsMineAsync(id)) return id;
        try
        {
            return await db.InOneTransactionAsync(() => OpenAsync(wanted, id));
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice
        {
            return await IsMineAsync(id) ? id : throw new BrokenRuleException("Ce salon est déjà là. Il faut ouvrir encore la page.");
        }
    }

    private Task<bool> IsMineAsync(Guid id)
    {
        var my = me.Id;
        return db.RoomMembers.AnyAsync(member => member.RoomId == id && member.AccountId == my && member.Part == RoomPart.Facilitator);
    }

    private async Task<Guid> OpenAsync(NewRoom wanted, Guid id)
    {
        var now = clock.GetUtcNow();
        await audit.WriteAsync(DiscussionsAudit.Opened, null, id); // first: it holds the log’s lock
        var (bodyId, isForUnder15) = await BodyAsync(wanted);
        if (await db.Rooms.CountAsync(one => one.BodyId == bodyId && one.ClosedAt == null) >= Most) throw new BrokenRuleException($"{Most} salons ouverts au plus. Fermez-en un d’abord.");
        var title = string.IsNullOrWhiteSpace(wanted.Title) ? null : await vault.SealAsync(DiscussionsData.Title, Vault.Nobody, id, wanted.Title.Trim());
        var room = Room.Open(id, wanted.Kind, now, bodyId, wanted.GroupId, title, isForUnder15, wanted.HasTranscript);
        room.Set(new TimeOnly(17, 0), new TimeOnly(19, 0), Room.EveryDay, 0, isForUnder15 || wanted.Kind == RoomKind.Peer ? RoomMode.Pre : RoomMode.Post);
        db.Rooms.Add(room);
        db.RoomMembers.Add(RoomMember.Come(id, me.Id, RoomPart.Facilitator, now));
        List<InRoom> people = [new(me.Role, RoomPart.Facilitator), new(ContactRules.Of(wanted.Kind).Members[0], RoomPart.Member)];
        if (wanted.Kind != RoomKind.Parents)
            foreach (var lead in await LeadsAsync(db, Supervisors))
            {
                db.RoomMembers.Add(RoomMember.Come(id, lead, RoomPart.Supervisor, now));
                people.Add(new(Role.Moderator, RoomPart.Supervisor));
            }
        ContactRules.Require(wanted.Kind, people);
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Those whose work it is to accompany (« protection »), some of them.</summary>
    internal static Task<List<Guid>> LeadsAsync(PortalDb db, int most) =>
        db.Users.Where(account => account.Role == Role.Moderator && account.DisabledAt == null).OrderBy(account => account.CreatedAt).ThenBy(account => account.Id).Select(account => account.Id).Take(most).ToListAsync();

    /// <summary>Hours, days, pace and mode. Not mine to run: false.</summary>
    public Task<bool> SetAsync(Guid roomId, TimeOnly opensAt, TimeOnly closesAt, int days, int slowSeconds, RoomMode mode) =>
        ActAsync(roomId, DiscussionsAudit.Changed, (room, _) =>
        {
            if (room.ClosedAt is not null) throw new BrokenRuleException("Ce salon est fermé. Ses réglages ne changent plus.");
            room.Set(opensAt, closesAt, days, slowSeconds, mode);
        });

    /// <summary>« Je suis là », until the room’s hour; or « Je pars ». Not mine to run: false.</summary>
    public Task<bool> HostAsync(Guid roomId, bool isThere) => ActAsync(roomId, DiscussionsAudit.Changed, (room, mine) => mine.Host(isThere ? doors.HostUntil(room) : null));

    /// <summary>For good: one only reads, until messages go.</summary>
    public Task<bool> CloseAsync(Guid roomId) => ActAsync(roomId, DiscussionsAudit.Closed, (room, _) => room.Close(clock.GetUtcNow()));

    /// <summary>Held messages: for all, or back to its author with a reason. Not one that waits in a room of mine: false. One that may say a danger waits for whoever protects: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> DecideAsync(Guid roomId, Guid messageId, string? returnedFor)
    {
        if (await access.OfAsync(me, roomId) is not { Member.Runs: true }) return false;
        if (returnedFor is not null && RoomWords.ReturnReasons.All(reason => reason.Code != returnedFor)) return false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            if (await db.RoomMessages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == messageId && message.RoomId == roomId && message.State == MessageState.Held) is not { } held) return false;
            if (held.AuthorId == me.Id) return false; // nobody decides of their own words
            if (HeldFor.IsForProtection(held.Reason)) throw new BrokenRuleException("L’équipe de protection lit ce message et décide.");
            await audit.WriteAsync(returnedFor is null ? DiscussionsAudit.Published : DiscussionsAudit.Returned, held.AuthorId, messageId);
            await decide.ActAsync(messageId, (message, room) =>
            {
                if (returnedFor is null) message.Show(room);
                else message.Return(returnedFor);
            });
            return true;
        });
    }

    /// <summary>A question and its choices. Not mine to run: false.</summary>
    public async Task<bool> AskAsync(Guid roomId, string question, IReadOnlyList<string> choices)
    {
        if (await access.OfAsync(me, roomId) is not { Member.Part: RoomPart.Facilitator } seat || seat.Room.IsThread) return false;
        if (choices.Count is < 2 or > RoomPoll.ChoicesMost) throw new BrokenRuleException($"Il faut de 2 à {RoomPoll.ChoicesMost} choix, un par ligne.");
        if (choices.Append(question).Any(line => line.Length > RoomPoll.LineLength)) throw new BrokenRuleException($"C’est trop long\u00A0: {RoomPoll.LineLength} signes par ligne au plus.");
        var (id, now) = (SecretCode.NewId(), clock.GetUtcNow());
        var words = await vault.SealAsync(DiscussionsData.Poll, Vault.Nobody, id, string.Join('\n', choices.Prepend(question.ReplaceLineEndings(" "))));
        await db.InOneTransactionAsync(async () =>
        {
            db.RoomPolls.Add(RoomPoll.Ask(id, roomId, words, choices.Count, now));
            await db.SaveChangesAsync();
            await delivery.AnnounceAsync(db, roomId, 0, isChange: true);
        });
        return true;
    }

    /// <summary>Hands stay, and the answer is said. Not mine to run: false.</summary>
    public async Task<bool> ClosePollAsync(Guid roomId, Guid pollId)
    {
        if (await access.OfAsync(me, roomId) is not { Member.Part: RoomPart.Facilitator }) return false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            if (await db.RoomPolls.SingleOrDefaultAsync(poll => poll.Id == pollId && poll.RoomId == roomId) is not { } asked) return false;
            asked.Close(clock.GetUtcNow());
            await db.SaveChangesAsync();
            await delivery.AnnounceAsync(db, roomId, 0, isChange: true);
            return true;
        });
    }

    private async Task<bool> ActAsync(Guid roomId, AuditAction action, Action<Room, RoomMember> act)
    {
        if (await access.OfAsync(me, roomId) is not { Member.Part: RoomPart.Facilitator }) return false;
        var my = me.Id;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(action, null, roomId);
            await db.LockRoomAsync(roomId);
            var found = await (from room in db.Rooms join member in db.RoomMembers on room.Id equals member.RoomId where room.Id == roomId && member.AccountId == my select new { Room = room, Member = member }).SingleAsync();
            act(found.Room, found.Member);
            await db.SaveChangesAsync();
            await delivery.AnnounceAsync(db, roomId, 0, isChange: true);
        });
        return true;
    }

    private async Task<(Guid? BodyId, bool IsForUnder15)> BodyAsync(NewRoom wanted)
    {
        if (wanted.Kind is RoomKind.Pair or RoomKind.CaseWorker or RoomKind.Question) throw new BrokenRuleException("Cet échange ne s’ouvre pas ici.");
        if (ContactRules.Of(wanted.Kind).IsForAllYoung && wanted.BodyId is null) return (null, true); // some may be under fifteen
        var bodyId = wanted.GroupId is { } groupId ? await db.WorkingGroups.Where(group => group.Id == groupId && group.ClosedAt == null).Select(group => (Guid?)group.BodyId).SingleOrDefaultAsync() : wanted.BodyId;
        if (wanted.Kind == RoomKind.WorkingGroup && wanted.GroupId is null) throw new BrokenRuleException("Il faut choisir un groupe de travail.");
        if (bodyId is not { } own || !await committee.RunsAsync(own)) throw new BrokenRuleException("Il faut choisir une instance que vous animez.");
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == own);
        if (body.IsForFamilies != (wanted.Kind == RoomKind.Parents) || body.IsForFamilies && !territory.Has(CommitteeAccess.Families)) throw new BrokenRuleException("Ce salon n’est pas pour cette instance.");
        return (own, !body.IsForFamilies && (body.FromAge is null or < 15));
    }
}
