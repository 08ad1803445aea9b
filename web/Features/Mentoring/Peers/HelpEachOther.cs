namespace ChildProtection.Features.Mentoring.Peers;

/// <summary>
/// « Entraide »: a young person asks for a group and sees its elders only once inside; nobody looks anybody up. An elder asks to help, is
/// trained, and has a scope and hours; a coordinator says yes. No elder opens anything of a young person.
/// </summary>
public sealed class HelpEachOther(PortalDb db, MentoringAccess mentoring, AuditLog audit, TerritoryPack pack)
{
    private const int Most = 60;

    /// <summary>One helps from this age, in years.</summary>
    public const int EldersFrom = 18;

    /// <param name="Group">The row.</param>
    /// <param name="Zone">In words.</param>
    /// <param name="Supervisor">The professional who is there.</param>
    /// <param name="Seat">Of whoever asks; null for none.</param>
    /// <param name="Elders">Their pseudonyms and scope: for those inside alone.</param>
    public sealed record Shown(PeerGroup Group, string Zone, string? Supervisor, PeerSeat? Seat, IReadOnlyList<(string Name, PeerScope Scope)> Elders);

    /// <param name="Seat">The row.</param>
    /// <param name="Name">The pseudonym.</param>
    public sealed record Person(PeerSeat Seat, string Name);

    /// <summary>The open groups, for a young person.</summary>
    public async Task<IReadOnlyList<Shown>> MineAsync()
    {
        var today = mentoring.Today;
        var (accounts, seats, mine) = (db.Users, db.PeerSeats, await mentoring.MySeats().AsNoTracking().Take(Most).ToListAsync());
        var inside = mine.Where(seat => seat.AcceptedAt is not null).Select(seat => seat.GroupId).ToList();
        var groups = await db.PeerGroups.AsNoTracking().Where(group => group.ClosedAt == null).OrderBy(group => group.Theme).ThenBy(group => group.Id)
            .Select(group => new { Group = group, Supervisor = accounts.Where(account => account.Id == group.SupervisorId).Select(account => account.DisplayName).FirstOrDefault() }).Take(Most).ToListAsync();
        var elders = inside.Count == 0 ? [] : await (from seat in seats join account in accounts on seat.AccountId equals account.Id where inside.Contains(seat.GroupId) && seat.IsElder && seat.AcceptedAt != null && seat.Until == null && seat.VettedUntil >= today orderby seat.AskedAt select new { seat.GroupId, account.DisplayName, seat.Scope }).Take(Most).ToListAsync();
        return [.. groups.Select(one => new Shown(one.Group, pack.ZoneName(one.Group.Zone), one.Supervisor, mine.Find(seat => seat.GroupId == one.Group.Id), [.. elders.Where(elder => elder.GroupId == one.Group.Id).Select(elder => (elder.DisplayName, elder.Scope))]))];
    }

    /// <summary>For pages: whether a vetting still holds.</summary>
    public DateOnly Today => mentoring.Today;

    /// <summary>Of age to help.</summary>
    public async Task<bool> MayHelpAsync() => await mentoring.SelfAsync() is { ComesOfAgeOn: { } majority } && majority <= mentoring.Today;

    /// <summary>Asks to come, to be helped or to help. No such group: false. Too young to help: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AskAsync(Guid groupId, bool isElder) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = mentoring.UserId;
        await audit.WriteAsync(MentoringAudit.PeerAsked, me);
        if (!await db.PeerGroups.AnyAsync(group => group.Id == groupId && group.ClosedAt == null)) return false;
        if (isElder && !await MayHelpAsync()) throw new BrokenRuleException("Pour aider, il faut avoir 18 ans.");
        if (await mentoring.MySeats().AnyAsync(seat => seat.GroupId == groupId)) throw new BrokenRuleException("Tu as déjà demandé ce groupe.");
        db.PeerSeats.Add(PeerSeat.Ask(groupId, me, isElder, mentoring.Now));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Leaves, without a reason; nobody is told. No seat there: false.</summary>
    public Task<bool> LeaveAsync(Guid groupId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(MentoringAudit.PeerLeft, mentoring.UserId);
        if (await mentoring.MySeats().SingleOrDefaultAsync(seat => seat.GroupId == groupId) is not { } seat) return false;
        seat.Leave(mentoring.Now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>The groups with their people, for coordinators; null for anybody else.</summary>
    public async Task<IReadOnlyList<(PeerGroup Group, string Zone, IReadOnlyList<Person> People)>?> AllAsync()
    {
        if (!await mentoring.CoordinatesAsync()) return null;
        var (accounts, groups) = (db.Users, await db.PeerGroups.AsNoTracking().Where(group => group.ClosedAt == null).OrderBy(group => group.Theme).ThenBy(group => group.Id).Take(Most).ToListAsync());
        var ids = groups.ConvertAll(group => group.Id);
        var people = await (from seat in db.PeerSeats.AsNoTracking() join account in accounts on seat.AccountId equals account.Id where ids.Contains(seat.GroupId) && seat.Until == null orderby seat.AskedAt, seat.Id select new Person(seat, account.DisplayName)).Take(500).ToListAsync();
        return [.. groups.Select(group => (group, pack.ZoneName(group.Zone), (IReadOnlyList<Person>)[.. people.Where(one => one.Seat.GroupId == group.Id)]))];
    }

    /// <summary>A new group, beside whoever opens it. No coordinator: false. No such zone, wrong hours: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> OpenAsync(PeerTheme theme, string zone, DayOfWeek day, TimeOnly from, TimeOnly to)
    {
        if (!await mentoring.CoordinatesAsync()) return false;
        if (pack.Zones.All(known => known.Code != zone)) throw new BrokenRuleException("Choisissez un secteur de la liste.");
        await db.InOneTransactionAsync(async () =>
        {
            db.PeerGroups.Add(PeerGroup.Open(theme, zone, day, from, to, mentoring.UserId));
            await audit.WriteAsync(MentoringAudit.PeerGroupOpened);
        });
        return true;
    }

    /// <summary>The group meets no more; its seats end. Not there: false.</summary>
    public async Task<bool> CloseAsync(Guid groupId)
    {
        if (!await mentoring.CoordinatesAsync()) return false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            await audit.WriteAsync(MentoringAudit.PeerGroupClosed, objectId: groupId);
            if (await db.PeerGroups.SingleOrDefaultAsync(group => group.Id == groupId && group.ClosedAt == null) is not { } group) return false;
            group.Close(mentoring.Now);
            DateTimeOffset? now = mentoring.Now;
            await db.PeerSeats.Where(seat => seat.GroupId == groupId && seat.Until == null).ExecuteUpdateAsync(update => update.SetProperty(seat => seat.Until, now));
            await db.SaveChangesAsync();
            return true;
        });
    }

    /// <summary>A young person comes in. Not there: false.</summary>
    public Task<bool> AcceptAsync(Guid seatId) => OnSeatAsync(seatId, seat => seat.Accept(mentoring.Now));

    /// <summary>An elder comes in, trained and vetted as a mentor is; or is vetted again. Not there: false. Something is missing: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AcceptElderAsync(Guid seatId, ElderChecks checks) => OnSeatAsync(seatId, seat => seat.AcceptElder(checks, pack.Mentoring.HonorabilityMonths, mentoring.Today, mentoring.Now));

    /// <summary>No, or no more. Not there: false.</summary>
    public Task<bool> EndAsync(Guid seatId) => OnSeatAsync(seatId, seat => seat.Leave(mentoring.Now), MentoringAudit.PeerLeft);

    private async Task<bool> OnSeatAsync(Guid seatId, Action<PeerSeat> change, AuditAction? act = null)
    {
        if (!await mentoring.CoordinatesAsync() || await db.PeerSeats.Where(seat => seat.Id == seatId && seat.Until == null).Select(seat => (Guid?)seat.AccountId).SingleOrDefaultAsync() is not { } young) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(act ?? MentoringAudit.PeerAccepted, young);
            change(await db.PeerSeats.SingleAsync(seat => seat.Id == seatId));
            await db.SaveChangesAsync();
        });
        return true;
    }
}
