namespace ChildProtection.Tests.Canaries;

/// <summary>
/// QA-04, §8.3: families live a whole journey by the pages; everybody then walks all the links they have; and every name,
/// word, code and address that was planted is looked for in answers, addresses, titles, headers, cookies, mails, logs,
/// tables and files. What is where it must not be is a fault. <see cref="LeakyBuildTests"/> shows that faults are seen.
/// </summary>
public abstract class CanaryTests(CanaryPortal portal)
{
    private const int Families = 3;
    private const int Least = 300;

    [Fact]
    public async Task What_is_planted_is_found_nowhere_it_must_not_be()
    {
        var trial = await CanaryTrial.RunAsync(portal, Families);
        var search = await trial.SearchAsync();

        Console.WriteLine($"{GetType().Name}: {portal.Book.All.Count} planted ({string.Join(", ", portal.Book.All.CountBy(canary => canary.Kind).Select(kind => $"{kind.Value} {kind.Key}"))}), "
            + $"{portal.Exchanges.Count} answers, {portal.Mails.Sent.Count} mails, {portal.Logged.Lines.Count} lines of log, {trial.Pages} pages walked by {trial.People} people, "
            + $"{search.Expected} times where it may be, {search.Faults.Count} where it must not be.");
        Assert.InRange(portal.Book.All.Select(canary => canary.Value).Distinct().Count(), Least, int.MaxValue);
        Assert.True(search.Faults.Count == 0, $"{search.Faults.Count}:\n{string.Join('\n', search.Faults.Take(60))}");
        Assert.Empty(trial.Broken);
        Assert.NotEmpty(portal.Mails.Sent);
        Assert.All(Enum.GetValues<CanaryKind>().Except([CanaryKind.OperatorCode]), kind => Assert.Contains(portal.Book.All, canary => canary.Kind == kind));
        Assert.All(new[] { Spot.Page, Spot.Title, Spot.Address, Spot.Redirection, Spot.Header, Spot.Cookie, Spot.MailSubject, Spot.MailBody, Spot.MailRecipient, Spot.Log, Spot.Database, Spot.File },
            spot => Assert.True(search.Looked.GetValueOrDefault(spot.ToString()) > 0, $"{spot} was not looked at."));
        Assert.All(SeenByTheirReaders, kind => Assert.True(search.Shown.Contains(kind), $"{kind} was shown to nobody: the journey does not do its work."));
    }

    /// <summary>What the journey must have shown to somebody.</summary>
    private static readonly CanaryKind[] SeenByTheirReaders =
    [
        CanaryKind.FirstName, CanaryKind.Pseudonym, CanaryKind.AdultName, CanaryKind.Email, CanaryKind.TotpKey, CanaryKind.BackupCode, CanaryKind.Card, CanaryKind.InvitationCode,
        CanaryKind.RecoveryCode, CanaryKind.Statement, CanaryKind.Answer, CanaryKind.Feedback, CanaryKind.Place, CanaryKind.KeptForm, CanaryKind.WrongTry,
    ];
}

public sealed class CanariesOnSqlite(CanaryPortal portal) : CanaryTests(portal), IClassFixture<CanaryPortal>;

public sealed class CanariesOnPostgres(CanaryPostgresPortal portal) : CanaryTests(portal), IClassFixture<CanaryPostgresPortal>;
