using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

/// <summary>Begins a grid, keeps each answer, finishes. What does not belong to whoever asks: false or null, as if it were not there.</summary>
public sealed class AnswerGrid(PortalDb db, AutonomyAccess autonomy, ReferentialLibrary library, Vault vault, AuditLog audit, CurrentUser user)
{
    public const string Finished = "C’est fini : les réponses ne changent plus.";
    private const int MostGrids = 60;

    /// <summary>A new grid, or the one that is not finished yet: one at a time. No child of their own: null.</summary>
    public async Task<Guid?> StartAsync(Stage stage, bool invitesMentor, bool invitesCarer)
    {
        if (await autonomy.SelfAsync() is not { } self) return null;
        if (await OpenAsync() is { } begun) return begun;
        return await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AutonomyAudit.Started, user.Id); // first: it holds the log's lock, so two presses come one after the other
            if (await OpenAsync() is { } open) return open;
            if (await autonomy.Own.CountAsync() >= MostGrids) throw new BrokenRuleException("Tu as déjà beaucoup de grilles. Efface celles qui ne servent plus.");
            var grid = AutonomyGrid.Start(SecretCode.NewId(), user.Id, self.Id, stage, invitesMentor, invitesCarer, autonomy.Now);
            db.AutonomyGrids.Add(grid);
            db.GridSheets.Add(NewSheet(grid.Id, RelationKind.Self));
            await db.SaveChangesAsync();
            return (Guid?)grid.Id;
        });
    }

    /// <summary>
    /// Keeps one answer, in place of the one before. The sheet's row decides between an answer and a lock that come at the same
    /// instant. Finished: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<bool> KeepAsync(Guid gridId, string statement, AnswerCode answer)
    {
        if (library.Current.Shown(statement) is not { } known || await autonomy.SeatAsync(gridId) is not { Answers: true } seat) return false;
        try
        {
            await WriteAsync(seat, known, answer);
        }
        catch (DbUpdateException) // the first answer of a side, or the same answer, twice at the same instant: the second one goes over the first
        {
            db.ChangeTracker.Clear();
            await WriteAsync(seat, known, answer);
        }
        return true;
    }

    /// <summary>The young person decides that it is finished, and who sees it; again, to choose otherwise who sees it.</summary>
    public async Task<bool> FinishAsync(Guid gridId, Audience audience)
    {
        if (Readership.ChoicesOf(Role.YoungPerson).All(choice => choice.Audience != audience)) throw new BrokenRuleException("Choisis qui va voir.");
        if (await autonomy.SeatAsync(gridId) is not { IsYoung: true } seat) return false;
        await db.InOneTransactionAsync(async () =>
        {
            var now = autonomy.Now;
            await LockAsync(seat, now);
            var grid = await db.AutonomyGrids.SingleAsync(one => one.Id == gridId);
            var isFirst = grid.FinishedAt is null;
            grid.Finish(audience, now);
            if (isFirst && audience != Audience.OnlyMe) await TellAsync(seat, now);
            await db.SaveChangesAsync();
            await audit.WriteAsync(AutonomyAudit.Locked, user.Id, gridId);
        });
        return true;
    }

    /// <summary>An adult finishes their side. Nothing answered: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> LockOwnAsync(Guid gridId)
    {
        if (await autonomy.SeatAsync(gridId) is not { Answers: true, IsYoung: false } seat) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await LockAsync(seat, autonomy.Now);
            await audit.WriteAsync(AutonomyAudit.Locked, seat.Grid.AuthorId, gridId);
        });
        return true;
    }

    /// <summary>« Ne plus montrer »: at once, nobody else sees the answers.</summary>
    public async Task<bool> WithdrawAsync(Guid gridId)
    {
        DateTimeOffset? now = autonomy.Now;
        return await db.InOneTransactionAsync(async () =>
        {
            if (await autonomy.Own.Where(grid => grid.Id == gridId && grid.FinishedAt != null).ExecuteUpdateAsync(update => update.SetProperty(grid => grid.WithdrawnAt, now)) == 0) return false;
            await audit.WriteAsync(AutonomyAudit.Withdrawn, user.Id, gridId);
            return true;
        });
    }

    private Task<Guid?> OpenAsync() => autonomy.Own.Where(grid => grid.FinishedAt == null).Select(grid => (Guid?)grid.Id).FirstOrDefaultAsync();

    private Task WriteAsync(AutonomyAccess.Seat seat, GridStatement known, AnswerCode answer) => db.InOneTransactionAsync(async () =>
    {
        var now = autonomy.Now;
        var sheet = await SheetAsync(seat);
        if (await db.GridSheets.Where(one => one.Id == sheet && one.LockedAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.ChangedAt, now)) == 0)
            throw new BrokenRuleException(Finished);
        var row = await db.GridAnswers.SingleOrDefaultAsync(one => one.SheetId == sheet && one.Statement == known.Code);
        var id = row?.Id ?? SecretCode.NewId();
        var words = await vault.SealAsync(AutonomyData.Answer, seat.Grid.AuthorId, id, answer.Written);
        if (row is null) db.GridAnswers.Add(new GridAnswer { Id = id, SheetId = sheet, Statement = known.Code, Version = known.Version, Answer = words, AnsweredAt = now });
        else (row.Answer, row.Version, row.AnsweredAt) = (words, known.Version, now);
        await db.SaveChangesAsync();
    });

    private async Task LockAsync(AutonomyAccess.Seat seat, DateTimeOffset now)
    {
        DateTimeOffset? at = now;
        var (answers, me) = (db.GridAnswers, user.Id);
        var sheet = await autonomy.OwnSheet(seat).Select(one => new { one.Id, one.LockedAt, IsMine = seat.IsYoung || one.AuthorId == me, HasAnswers = answers.Any(answer => answer.SheetId == one.Id) }).SingleOrDefaultAsync();
        if (sheet is not { HasAnswers: true }) throw new BrokenRuleException(seat.IsYoung ? "Réponds d’abord à une phrase." : "Répondez d’abord à une phrase.");
        if (!sheet.IsMine) throw new BrokenRuleException("Une autre personne répond déjà à cette grille.");
        if (sheet.LockedAt is null) await db.GridSheets.Where(one => one.Id == sheet.Id && one.LockedAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.LockedAt, at));
    }

    /// <summary>One's own sheet, begun with the first answer. Somebody else with the same link has begun: <see cref="BrokenRuleException"/>.</summary>
    private async Task<Guid> SheetAsync(AutonomyAccess.Seat seat)
    {
        var me = user.Id;
        if (await autonomy.OwnSheet(seat).Select(one => new { one.Id, one.AuthorId }).SingleOrDefaultAsync() is { } there)
            return seat.IsYoung || there.AuthorId == me ? there.Id : throw new BrokenRuleException("Une autre personne répond déjà à cette grille.");
        var sheet = NewSheet(seat.Grid.Id, seat.Kind);
        db.GridSheets.Add(sheet);
        await db.SaveChangesAsync();
        return sheet.Id;
    }

    private GridSheet NewSheet(Guid gridId, RelationKind kind)
    {
        var now = autonomy.Now;
        return new GridSheet { Id = SecretCode.NewId(), GridId = gridId, AuthorId = user.Id, Kind = kind, StartedAt = now, ChangedAt = now };
    }

    /// <summary>The référents learn by mail that something is new: no name, no subject.</summary>
    private async Task TellAsync(AutonomyAccess.Seat seat, DateTimeOffset now)
    {
        var members = autonomy.Around(seat.Grid.ChildId!.Value, RelationKind.CaseWorker);
        foreach (var mail in await db.Users.Where(account => account.Email != null && members.Any(member => member.AccountId == account.Id)).Select(account => account.Email!).Take(5).ToListAsync())
            Outbox.Add(db, mail, MailTemplate.News, now);
    }
}
