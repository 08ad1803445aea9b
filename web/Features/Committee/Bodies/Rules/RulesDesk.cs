using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace ChildProtection.Features.Committee.Bodies.Rules;

/// <summary>The rules of a body: written and published by whoever runs it, read and signed by its members, every version kept.</summary>
public sealed class RulesDesk(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>The version that counts today.</summary>
    /// <param name="Id">Of the version.</param>
    /// <param name="Number">From 1.</param>
    /// <param name="PublishedAt">When it came.</param>
    /// <param name="SignedAt">When whoever asks signed it; null before, and for whoever runs the body.</param>
    /// <param name="Signatures">By members of today.</param>
    /// <param name="MustSign">A member who has not signed it.</param>
    public sealed record InForce(Guid Id, int Number, DateTimeOffset PublishedAt, DateTimeOffset? SignedAt, int Signatures, bool MustSign);

    /// <param name="Number">From 1.</param>
    /// <param name="PublishedAt">When it came.</param>
    /// <param name="SignedAt">When whoever asks signed it.</param>
    public sealed record Version(int Number, DateTimeOffset PublishedAt, DateTimeOffset? SignedAt);

    /// <summary>Null when none was written.</summary>
    public async Task<InForce?> InForceAsync(MyBody mine)
    {
        var (body, seat, signatures, seats) = (mine.Body.Id, mine.Seat?.Id, db.RulesSignatures, db.CommitteeMembers);
        var last = await db.BodyRules.AsNoTracking().Where(rules => rules.BodyId == body).OrderByDescending(rules => rules.Number).Select(rules => new
        {
            rules.Id, rules.Number, rules.PublishedAt,
            SignedAt = signatures.Where(one => one.RulesId == rules.Id && one.SeatId == seat).Select(one => (DateTimeOffset?)one.SignedAt).FirstOrDefault(),
            Signed = signatures.Count(one => one.RulesId == rules.Id && seats.Any(open => open.Id == one.SeatId && open.Until == null)),
        }).FirstOrDefaultAsync();
        return last is null ? null : new InForce(last.Id, last.Number, last.PublishedAt, last.SignedAt, last.Signed, seat is not null && last.SignedAt is null);
    }

    /// <summary>All versions, the last first.</summary>
    public async Task<IReadOnlyList<Version>> HistoryAsync(MyBody mine)
    {
        var (body, seat, signatures) = (mine.Body.Id, mine.Seat?.Id, db.RulesSignatures);
        return await db.BodyRules.AsNoTracking().Where(rules => rules.BodyId == body).OrderByDescending(rules => rules.Number).Take(100)
            .Select(rules => new Version(rules.Number, rules.PublishedAt, signatures.Where(one => one.RulesId == rules.Id && one.SeatId == seat).Select(one => (DateTimeOffset?)one.SignedAt).FirstOrDefault())).ToListAsync();
    }

    /// <summary>The Markdown of one version; null when there is none of that number.</summary>
    public async Task<string?> TextAsync(Guid bodyId, int number)
    {
        var row = await db.BodyRules.AsNoTracking().Where(rules => rules.BodyId == bodyId && rules.Number == number).Select(rules => new { rules.Id, rules.Text }).SingleOrDefaultAsync();
        return row is null ? null : await vault.OpenAsync(BodyData.RulesText, Vault.Nobody, row.Id, row.Text);
    }

    /// <summary>
    /// A new version, which every member is asked to sign. Not run by whoever asks: false. Somebody published another one since, or
    /// nothing changed: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="bodyId">The body.</param>
    /// <param name="text">Markdown; HTML in it is shown as it is written.</param>
    /// <param name="seen">The number of the version it was written from; 0 for the first.</param>
    public Task<bool> PublishAsync(Guid bodyId, string text, int seen) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.RulesPublished, objectId: bodyId); // first: it holds the log’s lock
        if (!await committee.RunsAsync(bodyId)) return false;
        var last = await db.BodyRules.Where(rules => rules.BodyId == bodyId).MaxAsync(rules => (int?)rules.Number) ?? 0;
        if (last != seen) throw new BrokenRuleException("Une autre version est arrivée entre-temps. Lisez-la avant d’écrire la vôtre.");
        if (last > 0 && await TextAsync(bodyId, last) == text) throw new BrokenRuleException("Rien n’a changé. Il n’y a rien à signer de nouveau.");
        var id = SecretCode.NewId();
        db.BodyRules.Add(BodyRules.Publish(id, bodyId, last + 1, await vault.SealAsync(BodyData.RulesText, Vault.Nobody, id, text), clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>By a member, the version in force and no other; the second time nothing happens. A newer one came: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="mine">Whoever asks.</param>
    /// <param name="number">The version as they read it.</param>
    public async Task<bool> SignAsync(MyBody mine, int number)
    {
        if (mine.Seat is not { } seat) return false;
        var isSigned = false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            await audit.WriteAsync(BodyAudit.RulesSigned, user.Id, mine.Body.Id); // first: it holds the log’s lock
            if (await InForceAsync(mine) is not { } rules || !await committee.SitsInAsync(mine.Body.Id)) return false;
            if (rules.Number != number) throw new BrokenRuleException(user.Is(Role.Parent) ? "Le règlement vient de changer. Lisez la nouvelle version." : "Le règlement vient de changer. Lis la nouvelle version.");
            if (isSigned = !rules.MustSign) return false; // no second line
            db.RulesSignatures.Add(new RulesSignature { RulesId = rules.Id, SeatId = seat.Id, SignedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync();
            return true;
        }) || isSigned;
    }
}

/// <summary>Rules as people read them: headings, lists, bold; no HTML, no link, no picture.</summary>
internal static partial class RulesText
{
    private const int Lowest = 4;
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Safe to write into a page. The page has its own title and subtitle: headings begin below them.</summary>
    public static IHtmlContent Html(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        var level = 2;
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = level = Math.Clamp(heading.Level + 2, 3, Math.Min(Lowest, level + 1));
        return new HtmlString(document.ToHtml(Pipeline));
    }

    /// <summary>« a : b » with hard spaces, as the rest of the portal writes it.</summary>
    public static string Typed(string? text) => HardSpaces.Replace(text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "", "\u00A0${sign}");

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        return builder.Build();
    }

    [GeneratedRegex(" (?<sign>[:;?!»])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex HardSpaces { get; }
}
