using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>What was published of a page, and what readers see of it now.</summary>
public sealed class PageVersions(PortalDb db, Vault vault, ContentLibrary library, Access access)
{
    private const int Most = 50;

    /// <summary>One line of the history.</summary>
    /// <param name="Id">Null for the shipped page.</param>
    /// <param name="Number">« Version 3 ».</param>
    /// <param name="At">Null for the shipped page.</param>
    /// <param name="Publisher">Null when unknown.</param>
    /// <param name="RereadBefore">By when it is to be reread.</param>
    /// <param name="Readers">Who reread it, as the page says it; empty when nobody did.</param>
    /// <param name="Named">Of them, those who show a name.</param>
    /// <param name="WithdrawnAt">When it was withdrawn.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="IsShown">What readers see now.</param>
    public sealed record Line(Guid? Id, int Number, DateTimeOffset? At, string? Publisher, DateOnly? RereadBefore, string Readers, IReadOnlyList<NamedReader> Named, DateTimeOffset? WithdrawnAt, string? Reason, bool IsShown);

    /// <summary>What readers see, when it is not the shipped page.</summary>
    internal async Task<PageVersion?> CurrentAsync(string file) =>
        await db.PageVersions.AsNoTracking().Where(version => version.File == file && version.WithdrawnAt == null).OrderByDescending(version => version.Number).FirstOrDefaultAsync();

    /// <summary>The text readers see, and whether it is older than the shipped page is now.</summary>
    public async Task<(string Text, bool IsBaseNewer)> ShownAsync(string file)
    {
        var shipped = library.Shipped(file);
        return await CurrentAsync(file) is { } current ? (await TextAsync(current), current.BasedOn != TextHash.Of(shipped)) : (shipped, false);
    }

    /// <summary>By file, the texts readers see in place of the shipped ones; files without one are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PublishedAsync()
    {
        var all = db.PageVersions;
        var current = await all.AsNoTracking().Where(version => version.WithdrawnAt == null && !all.Any(later => later.File == version.File && later.WithdrawnAt == null && later.Number > version.Number)).ToListAsync();
        var texts = await vault.OpenAllAsync(WritingData.VersionText, [.. current.Select(version => (Vault.Nobody, version.Id, version.Text))]);
        return current.ToDictionary(version => version.File, version => texts.GetValueOrDefault(version.Id) ?? "", StringComparer.Ordinal);
    }

    /// <summary>The text of one version of this file, or of the shipped page; null for a version that is not there.</summary>
    public async Task<string?> TextAsync(string file, Guid? id)
    {
        if (id is null) return library.Shipped(file);
        return await db.PageVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == id && version.File == file) is { } found ? await TextAsync(found) : null;
    }

    /// <summary>The newest first, the shipped page last.</summary>
    public async Task<IReadOnlyList<Line>> HistoryAsync(string file)
    {
        var people = db.Users;
        var rows = await db.PageVersions.AsNoTracking().Where(version => version.File == file).OrderByDescending(version => version.Number).Take(Most)
            .Select(version => new
            {
                Version = version,
                Publisher = people.Where(account => account.Id == version.PublisherId).Select(account => account.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        var reread = rows.Select(row => row.Version.RereadingId).OfType<Guid>().ToList();
        var readers = (await access.RereadingsOfTheWorkshop(db.PageReaders).AsNoTracking().Where(reader => reread.Contains(reader.RereadingId) && reader.FinishedAt != null).OrderBy(reader => reader.FinishedAt).ThenBy(reader => reader.Id).ToListAsync())
            .ToLookup(reader => (Guid?)reader.RereadingId);
        var reasons = await vault.OpenAllAsync(WritingData.Reason, [.. rows.Where(row => row.Version.WithdrawReason is not null).Select(row => (Vault.Nobody, row.Version.Id, row.Version.WithdrawReason!))]);
        var shown = rows.Find(row => row.Version.WithdrawnAt is null)?.Version.Id;
        var shipped = MarkdownPage.Of(library.Shipped(file));
        return
        [
            .. rows.Select(row => new Line(row.Version.Id, row.Version.Number, row.Version.PublishedAt, row.Publisher, row.Version.RereadBefore,
                readers[row.Version.RereadingId].ToList() is { Count: > 0 } all ? ReaderNames.Of(all) : "", [.. readers[row.Version.RereadingId].Where(reader => reader.ShownName is not null).Select(reader => new NamedReader(reader.Id, reader.ShownName!))],
                row.Version.WithdrawnAt, reasons.GetValueOrDefault(row.Version.Id), row.Version.Id == shown)),
            new Line(null, NumberOf(shipped), null, null, null, "", [], null, null, shown is null),
        ];
    }

    /// <summary>The number that the next version takes.</summary>
    internal async Task<int> NextNumberAsync(string file)
    {
        var last = await db.PageVersions.Where(version => version.File == file).MaxAsync(version => (int?)version.Number) ?? 0;
        return Math.Max(last, NumberOf(MarkdownPage.Of(library.Shipped(file)))) + 1;
    }

    private static int NumberOf(MarkdownPage page) => int.TryParse(page.Value("version"), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;

    private async Task<string> TextAsync(PageVersion version) => await vault.OpenAsync(WritingData.VersionText, Vault.Nobody, version.Id, version.Text) ?? "";
}
