using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring;

/// <summary>What is written around a bond is read by the word screen, as messages are; what somebody must know at once is told in the same transaction.</summary>
public sealed class ScreenWords(IAlerts alerts)
{
    /// <summary>As <see cref="IReportable.Kind"/>.</summary>
    public const string Diary = "carnet";

    /// <inheritdoc cref="Diary"/>
    public const string Review = "bilan";

    /// <inheritdoc cref="Diary"/>
    public const string Wish = "souhait";

    /// <summary>Of an adult to a young person a secret, a threat or a number tells enough; « on se voit au stade » does not: they do meet.</summary>
    private const WordRisk OfAdults = WordScreen.Alarming | WordRisk.Violence | WordRisk.Secrecy | WordRisk.Contact;

    private const WordRisk OfTheYoung = WordScreen.Alarming | WordRisk.Violence;

    /// <summary>All that it may say; <see cref="WordRisk.None"/> for most. Two people are told when it cannot wait. In the caller’s transaction, once the text is there.</summary>
    public async Task<WordRisk> ReadAsync(string? words, SaidAt at, bool isYouths)
    {
        if (string.IsNullOrWhiteSpace(words)) return WordRisk.None;
        var risks = WordScreen.Of(words);
        if ((risks & (isYouths ? OfTheYoung : OfAdults)) != WordRisk.None) await alerts.RaiseAsync(risks, at);
        return risks;
    }
}
