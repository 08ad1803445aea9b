using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>The booklet of the young person who is signed in: what was given, what they have read, what has changed since.</summary>
public sealed class MyBooklet(PortalDb db, Access access, CurrentUser user, ContentLibrary library, TimeProvider clock)
{
    public const string NoEdition = "Choisis un livret de la liste.";
    private const int MostChapters = 200;

    /// <summary>The last hand-over, told to whom it was for.</summary>
    public sealed record Given(Guid Id, string Edition, string? By, DateOnly On, DateTimeOffset RecordedAt, string Stamp, DateTimeOffset? SeenAt);

    /// <param name="Given">The last one; null when nobody gave one here.</param>
    /// <param name="Edition">The edition this is about: the one known last.</param>
    /// <param name="ReadAt">« Je l’ai lu », of that edition.</param>
    /// <param name="Chapters">By slug, the hash of what was read.</param>
    /// <param name="Changes">None for whoever knows no booklet yet.</param>
    public sealed record State(Given? Given, BookletEdition Edition, DateTimeOffset? ReadAt, IReadOnlyDictionary<string, string> Chapters, IReadOnlyList<ChapterChange> Changes)
    {
        public bool IsGivenAnew => Given is { SeenAt: null };

        /// <summary>Read, in the words of today.</summary>
        public bool HasRead(ContentPage chapter) => Chapters.GetValueOrDefault(chapter.Slug) == BookletStamp.HashOf(chapter);

        /// <summary>Read, in words that have changed since.</summary>
        public bool HasReadBefore(ContentPage chapter) => Chapters.ContainsKey(chapter.Slug) && !HasRead(chapter);
    }

    /// <summary>Whether there is such a booklet: the young have one, adults do not.</summary>
    public bool IsForMe => user.Is(Role.YoungPerson);

    /// <summary>As it stands now. <paramref name="edition"/>: of this one, rather than the one known last.</summary>
    public async Task<State> ReadAsync(BookletEdition? edition = null)
    {
        var (me, mine, accounts) = (user.Id, access.Children(Purpose.Own), db.Users);
        var given = await (
            from handover in db.BookletHandovers
            where mine.Any(child => child.Id == handover.ChildId)
            orderby handover.RecordedAt descending
            select new Given(handover.Id, handover.Edition, accounts.Where(account => account.Id == handover.HandedById).Select(account => account.DisplayName).FirstOrDefault(),
                handover.GivenOn, handover.RecordedAt, handover.Stamp, handover.SeenAt)).FirstOrDefaultAsync();
        var readings = await db.BookletReadings.AsNoTracking().Where(reading => reading.AccountId == me).OrderBy(reading => reading.Edition).Take(BookletEdition.All.Count).ToListAsync();
        var known = readings.MaxBy(reading => reading.KnownAt);
        var about = edition ?? BookletEdition.Find(given is not null && (known is null || given.RecordedAt > known.KnownAt) ? given.Edition : known?.Edition) ?? BookletEdition.Usual;
        var chapters = await db.ChapterReadings.Where(reading => reading.AccountId == me).OrderBy(reading => reading.Chapter).Take(MostChapters)
            .Select(reading => new { reading.Chapter, reading.Hash }).ToDictionaryAsync(reading => reading.Chapter, reading => reading.Hash);
        var reading = readings.FirstOrDefault(one => one.Edition == about.Code);
        var baseline = given is not null && given.Edition == about.Code && !(reading?.KnownAt >= given.RecordedAt) ? given.Stamp : reading?.Stamp;
        return new State(given, about, reading?.ReadAt, chapters, string.IsNullOrEmpty(baseline) ? [] : BookletStamp.Read(baseline).Since(library.Current.Booklet(about), chapters));
    }

    /// <summary>« Je l’ai lu », or that it was a mistake.</summary>
    public async Task ReadChapterAsync(ContentPage chapter, bool isRead)
    {
        var (me, now, hash) = (user.Id, clock.GetUtcNow(), BookletStamp.HashOf(chapter));
        var mine = db.ChapterReadings.Where(reading => reading.AccountId == me && reading.Chapter == chapter.Slug);
        if (!isRead)
        {
            await mine.ExecuteDeleteAsync();
            return;
        }
        if (await mine.ExecuteUpdateAsync(update => update.SetProperty(reading => reading.Hash, hash).SetProperty(reading => reading.ReadAt, now)) > 0) return;
        db.ChapterReadings.Add(new ChapterReading { AccountId = me, Chapter = chapter.Slug, Hash = hash, ReadAt = now });
        await SaveOnceAsync();
    }

    /// <summary>« J’ai lu tout le livret », or that it was a mistake. What was given is seen by that.</summary>
    public Task ReadWholeAsync(BookletEdition edition, bool isRead) => KeepAsync(edition, (reading, today, now) =>
    {
        if (isRead) reading.Read(today, now);
        else reading.NotRead();
    });

    /// <summary>« J’ai vu »: neither the hand-over nor the changes are news any more.</summary>
    public Task SeenAsync(BookletEdition edition, bool changes) => KeepAsync(edition, (reading, today, now) =>
    {
        if (changes) reading.Know(today, now);
    }, onlyGiven: !changes);

    private async Task KeepAsync(BookletEdition edition, Action<BookletReading, BookletStamp, DateTimeOffset> act, bool onlyGiven = false)
    {
        var (me, mine) = (user.Id, access.Children(Purpose.Own));
        DateTimeOffset? now = clock.GetUtcNow();
        await db.BookletHandovers.Where(handover => handover.SeenAt == null && mine.Any(child => child.Id == handover.ChildId))
            .ExecuteUpdateAsync(update => update.SetProperty(handover => handover.SeenAt, now));
        if (onlyGiven) return;
        var reading = await db.BookletReadings.SingleOrDefaultAsync(one => one.AccountId == me && one.Edition == edition.Code);
        if (reading is null) db.BookletReadings.Add(reading = BookletReading.Begin(me, edition.Code));
        act(reading, BookletStamp.Of(library.Current.Booklet(edition)), now.Value);
        await SaveOnceAsync();
    }

    /// <summary>Pressed twice at the same instant: once is enough.</summary>
    private async Task SaveOnceAsync()
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException twice) when (twice.IsDuplicate())
        {
            db.ChangeTracker.Clear();
        }
    }
}
