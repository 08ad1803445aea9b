namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>Whoever is on duty reads who wants to talk, says what they do about it, and writes back.</summary>
public sealed class AnswerTalk(PortalDb db, Vault vault, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int MostShown = 20;

    /// <summary>One line: no words.</summary>
    public sealed record Line(TalkRequest Row, string Author, string? Reader, string? Follower);

    /// <summary>One, with its words once somebody read it.</summary>
    public sealed record Whole(TalkRequest Row, string Author, string? Reader, string? Place, string? Words, string? Answer);

    /// <summary>Those that are not finished, the oldest first.</summary>
    public async Task<IReadOnlyList<Line>> WaitingAsync()
    {
        var rows = await db.TalkRequests.AsNoTracking().Where(talk => talk.DoneAt == null).OrderBy(talk => talk.AskedAt).ThenBy(talk => talk.Id).Take(MostShown).ToListAsync();
        var names = await db.NamesAsync(rows.SelectMany(row => (Guid?[])[row.AuthorId, row.ReadById, row.FollowById]));
        return [.. rows.Select(row => new Line(row, names.GetValueOrDefault(row.AuthorId, "?"), row.ReadById is { } reader ? names.GetValueOrDefault(reader) : null, row.FollowById is { } follower ? names.GetValueOrDefault(follower) : null))];
    }

    /// <summary>Null when it is not there. Once read, each look at the words is written down, and the young person sees it.</summary>
    public async Task<Whole?> OneAsync(Guid id)
    {
        if (await db.TalkRequests.AsNoTracking().SingleOrDefaultAsync(talk => talk.Id == id) is not { } row) return null;
        var names = await db.NamesAsync([row.AuthorId, row.ReadById]);
        var (author, reader) = (names.GetValueOrDefault(row.AuthorId, "?"), row.ReadById is { } by ? names.GetValueOrDefault(by) : null);
        if (row.ReadAt is null) return new Whole(row, author, null, null, null, null);
        await audit.WriteAsync(SafeguardingAudit.TalkRead, row.AuthorId, id);
        return new Whole(row, author, reader, await OpenedAsync(SafeguardingData.TalkPlace, row, row.Place), await OpenedAsync(SafeguardingData.TalkWords, row, row.Words), await OpenedAsync(SafeguardingData.TalkAnswer, row, row.Answer));
    }

    /// <summary>« Lire »: the young person sees who, and when.</summary>
    public Task<bool> ReadAsync(Guid id) => ActAsync(id, SafeguardingAudit.TalkRead, talk =>
    {
        talk.Read(user.Id, clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="TalkRequest.Tell"/>
    public Task<bool> TellAsync(Guid id, TalkFollow follow) => ActAsync(id, SafeguardingAudit.TalkFollowed, talk =>
    {
        talk.Tell(user.Id, follow, clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="TalkRequest.Tick"/>
    public Task<bool> TickAsync(Guid id, TalkSteps steps) => ActAsync(id, SafeguardingAudit.TalkTicked, talk =>
    {
        talk.Tick(steps, clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="TalkRequest.AnswerWith"/>
    public Task<bool> AnswerAsync(Guid id, string text) => ActAsync(id, SafeguardingAudit.TalkAnswered, async talk =>
        talk.AnswerWith(user.Id, await vault.SealAsync(SafeguardingData.TalkAnswer, talk.AuthorId, id, text.Trim()), clock.GetUtcNow()));

    private Task<bool> ActAsync(Guid id, AuditAction act, Func<TalkRequest, Task> change) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (await db.TalkRequests.Where(talk => talk.Id == id).Select(talk => (Guid?)talk.AuthorId).SingleOrDefaultAsync() is not { } author) return false;
        await audit.WriteAsync(act, author, id); // holds the log’s lock: two people act one after the other
        if (await db.TalkRequests.SingleOrDefaultAsync(talk => talk.Id == id) is not { } found) return false;
        await change(found);
        await db.SaveChangesAsync();
        return true;
    });

    private async Task<string?> OpenedAsync(VaultField field, TalkRequest row, byte[]? text) => text is null ? null : await vault.OpenAsync(field, row.AuthorId, row.Id, text);
}
