using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Quotes;

/// <summary>The free words of a closed survey: held until they are reread, then shown by question. Under k texts to a question, none is even read.</summary>
public sealed class SurveyQuotes(PortalDb db, Vault vault, AuditLog audit, TerritoryPack territory)
{
    /// <summary>Between two things found: a sign that no text can hold.</summary>
    private const char Between = '\u001e';

    /// <summary>One text to reread, what must be looked at in it, and the text without that.</summary>
    public sealed record Waiting(Guid Id, string Question, string Text, IReadOnlyList<string> Found, string Proposal);

    /// <summary>Takes the words of a survey that closes, in its transaction, in an order that says nothing.</summary>
    internal async Task HoldAsync(Guid surveyId, IReadOnlyList<(string Question, string Text)> texts)
    {
        var enough = texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)).GroupBy(text => text.Question).Where(group => group.Count() >= territory.SurveyRules.ThresholdInside).SelectMany(group => group).ToArray();
        if (enough.Length == 0) return;
        var scan = await ScanAsync();
        System.Security.Cryptography.RandomNumberGenerator.Shuffle(enough.AsSpan());
        foreach (var (question, text) in enough)
        {
            var (id, found) = (SecretCode.NewId(), scan.Find(text));
            db.SurveyQuotes.Add(new SurveyQuote
            {
                Id = id, SurveyId = surveyId, Question = question,
                Written = await vault.SealAsync(QuotesData.Written, Vault.Nobody, id, text.Trim()),
                Found = found.Count == 0 ? null : await vault.SealAsync(QuotesData.Found, Vault.Nobody, id, string.Join(Between, found.Select(spot => $"{spot.Kind}|{spot.Words}"))),
            });
        }
    }

    public Task<int> WaitingAsync(Guid surveyId) => db.SurveyQuotes.CountAsync(quote => quote.SurveyId == surveyId && quote.State == QuoteState.Held);

    /// <summary>The next texts to reread.</summary>
    public async Task<IReadOnlyList<Waiting>> NextAsync(Guid surveyId, int count)
    {
        var rows = await db.SurveyQuotes.AsNoTracking().Where(quote => quote.SurveyId == surveyId && quote.State == QuoteState.Held).OrderBy(quote => quote.Question).ThenBy(quote => quote.Id).Take(count).ToListAsync();
        var written = await vault.OpenAllAsync(QuotesData.Written, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Written!))]);
        var found = await vault.OpenAllAsync(QuotesData.Found, [.. rows.Where(row => row.Found is not null).Select(row => (Vault.Nobody, row.Id, row.Found!))]);
        return [.. rows.Select(row => Of(row, written[row.Id] ?? "", found.GetValueOrDefault(row.Id)?.Split(Between) ?? []))];
    }

    /// <summary>The texts that may be read, in their questions; wider readers need more texts to a question.</summary>
    public async Task<IReadOnlyList<(string Question, string Text)>> ShownAsync(Guid surveyId, Readers readers)
    {
        var threshold = (territory.SurveyRules with { Readers = readers }).Threshold;
        var all = await db.SurveyQuotes.AsNoTracking().Where(quote => quote.SurveyId == surveyId).OrderBy(quote => quote.Id).Select(quote => new { quote.Id, quote.Question, quote.Text }).ToListAsync();
        var shown = all.GroupBy(quote => quote.Question).Where(group => group.Count() >= threshold).SelectMany(group => group).Where(quote => quote.Text is not null).ToList();
        if (shown.Count == 0) return [];
        var texts = await vault.OpenAllAsync(QuotesData.Text, [.. shown.Select(quote => (Vault.Nobody, quote.Id, quote.Text!))]);
        return [.. shown.Select(quote => (quote.Question, texts[quote.Id]!))];
    }

    /// <summary>Shows these words instead of those that were written. A number or an address in them: <see cref="BrokenRuleException"/>.</summary>
    public async Task ShowAsync(Guid surveyId, Guid id, string? text)
    {
        var words = text?.Trim();
        if (string.IsNullOrEmpty(words)) throw new BrokenRuleException("Écrivez le texte à montrer, ou choisissez de ne pas le montrer.");
        if (words.Length > SurveyQuote.TextLength) throw new BrokenRuleException("C’est trop long\u00A0: 1\u00A0000 signes au plus.");
        if (NameScan.HasContact(words)) throw new BrokenRuleException("Il reste un numéro ou une adresse. Retirez-le.");
        await db.InOneTransactionAsync(async () =>
        {
            (await FindAsync(surveyId, id)).Show(await vault.SealAsync(QuotesData.Text, Vault.Nobody, id, words));
            await db.SaveChangesAsync();
            await audit.WriteAsync(SurveysAudit.QuoteShown, objectId: surveyId);
        });
    }

    /// <summary>Nobody else reads it.</summary>
    public Task RefuseAsync(Guid surveyId, Guid id) => db.InOneTransactionAsync(async () =>
    {
        (await FindAsync(surveyId, id)).Refuse();
        await db.SaveChangesAsync();
        await audit.WriteAsync(SurveysAudit.QuoteRefused, objectId: surveyId);
    });

    private async Task<SurveyQuote> FindAsync(Guid surveyId, Guid id) =>
        await db.SurveyQuotes.SingleOrDefaultAsync(quote => quote.Id == id && quote.SurveyId == surveyId) ?? throw new BrokenRuleException("Ce texte n’est plus là.");

    private static Waiting Of(SurveyQuote row, string text, string[] lines)
    {
        var found = lines.Select(line => line.Split('|', 2)).Where(parts => parts.Length == 2).Select(parts => (Kind: parts[0], Words: parts[1])).OrderByDescending(spot => spot.Words.Length).ToList();
        return new Waiting(row.Id, row.Question, text, [.. found.Select(spot => spot.Words)], found.Aggregate(text, (all, spot) => all.Replace(spot.Words, $"[{spot.Kind}]")));
    }

    /// <summary>The dictionary of this portal: read once, when a survey closes.</summary>
    private async Task<NameScan> ScanAsync()
    {
        var names = await db.Users.AsNoTracking().Select(account => account.DisplayName).ToListAsync();
        names.AddRange(await db.Children.AsNoTracking().Select(child => child.FirstName).ToListAsync());
        var places = await db.Places.AsNoTracking().Select(place => place.Name).ToListAsync();
        return new NameScan(names, [.. places, .. territory.Zones.Select(zone => zone.Name)]);
    }
}
