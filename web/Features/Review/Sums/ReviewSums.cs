using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Sums;

/// <summary>What the service that asked reads: numbers with the limits of readers outside, and dates. Never a proposal, a name or a sentence of a member.</summary>
public sealed class ReviewSums(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>One text of a document, once it was opened.</summary>
    /// <param name="Version">The row.</param>
    /// <param name="Title">Of the document.</param>
    /// <param name="Body">Which body rereads.</param>
    /// <param name="OldOn">« À revoir avant le… ».</param>
    /// <param name="Scores">Null before the end.</param>
    internal sealed record Line(ReviewVersion Version, string Title, string Body, DateOnly? OldOn, ReviewScores? Scores);

    public DateOnly Today => territory.Today(clock);

    /// <summary>All that was opened, the newest first.</summary>
    internal async Task<Paged<Line>> ListAsync(int number)
    {
        var (documents, bodies, hasFamilies) = (db.ReviewDocuments, db.Bodies, territory.Has(Committee.CommitteeAccess.Families));
        var page = await db.ReviewVersions.AsNoTracking().Where(version => version.OpenedAt != null)
            .Join(documents, version => version.DocumentId, document => document.Id, (version, document) => new { Version = version, Document = document })
            .Join(bodies, row => row.Document.BodyId, body => body.Id, (row, body) => new { row.Version, row.Document, body.Name, body.Public })
            .Where(row => hasFamilies || row.Public != BodyPublic.Families)
            .OrderByDescending(row => row.Version.OpenedAt).ThenBy(row => row.Version.Id).PageAsync(number, PageSize);
        var titles = await vault.OpenAllAsync(ReviewData.Title, [.. page.Rows.Select(row => row.Document).DistinctBy(document => document.Id).Select(document => (Vault.Nobody, document.Id, document.Title))]);
        var scores = await vault.OpenAllAsync(ReviewData.Scores, [.. page.Rows.Where(row => row.Version.Scores is not null).Select(row => (Vault.Nobody, row.Version.Id, row.Version.Scores!))]);
        return page.With<Line>([.. page.Rows.Select(row => new Line(row.Version, titles[row.Document.Id] ?? "", row.Name, row.Document.OldOn, scores.GetValueOrDefault(row.Version.Id) is { } text ? ReviewScores.Read(text) : null))]);
    }

    /// <summary>The sentences of one text with their tables; null when it is not over, or not there.</summary>
    internal async Task<(string Title, int Number, IReadOnlyList<string> Sentences, ReviewScores Scores)?> FindAsync(Guid versionId)
    {
        var (documents, bodies, hasFamilies) = (db.ReviewDocuments, db.Bodies, territory.Has(Committee.CommitteeAccess.Families));
        if (await db.ReviewVersions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == versionId && one.Scores != null
            && documents.Any(document => document.Id == one.DocumentId && bodies.Any(body => body.Id == document.BodyId && (hasFamilies || body.Public != BodyPublic.Families)))) is not { } version) return null;
        var document = await db.ReviewDocuments.AsNoTracking().SingleAsync(one => one.Id == version.DocumentId);
        var text = await vault.OpenAsync(ReviewData.Text, Vault.Nobody, version.Id, version.Text) ?? "";
        var scores = ReviewScores.Read(await vault.OpenAsync(ReviewData.Scores, Vault.Nobody, version.Id, version.Scores!) ?? "null");
        return (await vault.OpenAsync(ReviewData.Title, Vault.Nobody, document.Id, document.Title) ?? "", version.Number, text.Split('\n'), scores);
    }
}
