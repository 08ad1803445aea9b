namespace ChildProtection.Features.Committee.Bodies.Themes;

/// <summary>A body's list of the year: members propose and raise a hand, whoever runs the body reads first and publishes.</summary>
public sealed class ThemeDesk(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, ErasedRows erased, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>One theme, opened.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Hands">How many are raised.</param>
    /// <param name="IsMine">Mine is raised.</param>
    /// <param name="Word">What it came back with; for its author.</param>
    public sealed record Line(BodyTheme Row, string Text, int Hands, bool IsMine, string? Word);

    /// <summary>What is shown.</summary>
    /// <param name="Year">Of the list.</param>
    /// <param name="Published">The most hands first.</param>
    /// <param name="Own">For a member: theirs that are not published.</param>
    /// <param name="Held">For whoever runs it: those that wait.</param>
    public sealed record Shown(int Year, IReadOnlyList<Line> Published, IReadOnlyList<Line> Own, IReadOnlyList<Line> Held);

    /// <summary>The list of this year, and what waits or came back whatever its year; the reading of what waits is written down.</summary>
    public async Task<Shown> ReadAsync(MyBody mine)
    {
        var (body, seat, me, year, runs, hands) = (mine.Body.Id, mine.Seat?.Id ?? Guid.Empty, user.Id, territory.Today(clock).Year, mine.Runs, db.ThemeHands);
        var themes = db.BodyThemes.AsNoTracking().Where(theme => theme.BodyId == body);
        var waiting = themes.Where(theme => theme.State == ThemeState.Held && runs || theme.AuthorId == me).OrderBy(theme => theme.ChangedAt).ThenBy(theme => theme.Id).Take(BodyTheme.Most);
        var rows = await themes.Where(theme => theme.State == ThemeState.Published && theme.Year == year)
            .Select(theme => new { Row = theme, Hands = hands.Count(hand => hand.ThemeId == theme.Id), IsMine = hands.Any(hand => hand.ThemeId == theme.Id && hand.SeatId == seat) })
            .OrderByDescending(row => row.Hands).ThenBy(row => row.Row.ChangedAt).ThenBy(row => row.Row.Id).Take(BodyTheme.Most).ToListAsync();
        rows.AddRange((await waiting.ToListAsync()).Select(theme => new { Row = theme, Hands = 0, IsMine = false }));
        if (runs && rows.Exists(row => row.Row.State == ThemeState.Held)) await audit.WriteAsync(BodyAudit.ThemesRead, objectId: body);
        var texts = await vault.OpenAllAsync(BodyData.ThemeText, [.. rows.Select(row => (row.Row.Sealer, row.Row.Id, row.Row.Text))]);
        var words = await vault.OpenAllAsync(BodyData.ThemeWord, [.. rows.Where(row => row.Row.Word is not null && row.Row.AuthorId == me).Select(row => (me, row.Row.Id, row.Row.Word!))]);
        var lines = rows.Where(row => texts.GetValueOrDefault(row.Row.Id) is not null).Select(row => new Line(row.Row, texts[row.Row.Id]!, row.Hands, row.IsMine, words.GetValueOrDefault(row.Row.Id))).ToList();
        return new Shown(year, lines.FindAll(line => line.Row.State == ThemeState.Published), lines.FindAll(line => line.Row.AuthorId == me && line.Row.State != ThemeState.Published), runs ? lines.FindAll(line => line.Row.State == ThemeState.Held) : []);
    }

    /// <summary>A member's; kept for a facilitator to read. Too many: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    public Task WriteAsync(MyBody mine, string text, Guid submissionKey) => db.InOneTransactionAsync(async () =>
    {
        var (me, id, key) = (user.Id, SecretCode.NewId(), submissionKey == Guid.Empty ? SecretCode.NewId() : submissionKey);
        await audit.WriteAsync(BodyAudit.ThemeWritten, me, mine.Body.Id); // first: it holds the log’s lock
        if (await db.BodyThemes.AnyAsync(theme => theme.SubmissionKey == key)) return;
        if (!await committee.SitsInAsync(mine.Body.Id)) throw new BrokenRuleException("Il faut être membre pour proposer un thème.");
        if (await db.BodyThemes.CountAsync(theme => theme.AuthorId == me) >= BodyTheme.MostOfOne) throw new BrokenRuleException($"{BodyTheme.MostOfOne} thèmes au plus en même temps. Il faut attendre, ou effacer un thème.");
        db.BodyThemes.Add(BodyTheme.Write(id, mine.Body.Id, me, await vault.SealAsync(BodyData.ThemeText, me, id, text.Trim()), territory.Today(clock).Year, key, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    /// <summary>One's own, as long as it is not published. No such theme: false.</summary>
    public Task<bool> EraseAsync(Guid themeId) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        if (await db.BodyThemes.SingleOrDefaultAsync(theme => theme.Id == themeId && theme.AuthorId == me) is not { } theme) return false;
        db.BodyThemes.Remove(theme);
        await db.SaveChangesAsync();
        await audit.WriteAsync(BodyAudit.ThemeErased, me, theme.BodyId);
        await erased.NoteAsync(ErasableThemes.Code, [themeId]); // last: from here on it is done, even if the commit fails
        return true;
    });

    /// <summary>A hand up, or down again. No member, no published theme of their body: false.</summary>
    public async Task<bool> RaiseAsync(MyBody mine, Guid themeId, bool isUp)
    {
        if (mine.Seat is not { } seat || !await db.BodyThemes.AnyAsync(theme => theme.Id == themeId && theme.BodyId == mine.Body.Id && theme.State == ThemeState.Published)) return false;
        if (!isUp) await db.ThemeHands.Where(hand => hand.ThemeId == themeId && hand.SeatId == seat.Id).ExecuteDeleteAsync();
        else
        {
            try
            {
                if (await db.ThemeHands.AnyAsync(hand => hand.ThemeId == themeId && hand.SeatId == seat.Id)) return true;
                db.ThemeHands.Add(new ThemeHand { ThemeId = themeId, SeatId = seat.Id, At = clock.GetUtcNow() });
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice: one hand
            {
                db.ChangeTracker.Clear();
            }
        }
        return true;
    }

    /// <summary>Under the body's name: sealed again with nobody's key. Nothing waits under this id in a body that one runs: false.</summary>
    public Task<bool> PublishAsync(Guid bodyId, Guid themeId) => ActAsync(bodyId, themeId, async (theme, author) =>
    {
        var text = await vault.OpenAsync(BodyData.ThemeText, author, themeId, theme.Text) ?? throw Gone();
        theme.Publish(await vault.SealAsync(BodyData.ThemeText, Vault.Nobody, themeId, text), territory.Today(clock).Year, clock.GetUtcNow());
        await audit.WriteAsync(BodyAudit.ThemePublished, author, bodyId);
    });

    /// <summary>Back to its author, with a word.</summary>
    public Task<bool> ReturnAsync(Guid bodyId, Guid themeId, string word) => ActAsync(bodyId, themeId, async (theme, author) =>
    {
        theme.Return(await vault.SealAsync(BodyData.ThemeWord, author, themeId, word.Trim()), clock.GetUtcNow());
        await audit.WriteAsync(BodyAudit.ThemeReturned, author, bodyId);
    });

    private static BrokenRuleException Gone() => new("Ce thème n’est plus là. Son auteur l’a peut-être effacé.");

    private Task<bool> ActAsync(Guid bodyId, Guid themeId, Func<BodyTheme, Guid, Task> act) => db.InOneTransactionAsync(async () =>
    {
        if (!await committee.RunsAsync(bodyId)) return false;
        await db.LockThemeAsync(themeId);
        if (await db.BodyThemes.SingleOrDefaultAsync(theme => theme.Id == themeId && theme.BodyId == bodyId) is not { } theme) return false;
        await act(theme, theme.AuthorId ?? throw Gone());
        await db.SaveChangesAsync();
        return true;
    });
}
