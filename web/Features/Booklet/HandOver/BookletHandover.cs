using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>« Remise du livret » (CASF art. L. 311-4): an edition that a référent gave to a young person, how and which day.</summary>
public sealed class BookletHandover
{
    /// <summary>Nobody writes down what is older: whoever was given it is of age.</summary>
    public const int MostYears = 5;

    private BookletHandover() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ChildId { get; private init; }

    /// <summary>Who gave it; null once that account is erased.</summary>
    public Guid? HandedById { get; private init; }

    /// <summary>A code of <see cref="BookletEdition"/>: « 15-18 ».</summary>
    public string Edition { get; private init; } = "";
    public Manner Manner { get; private init; }
    public DateOnly GivenOn { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The chapters as they were then (<see cref="BookletStamp"/>): public titles, no word of anybody.</summary>
    public string Stamp { get; private init; } = "";

    /// <summary>When the young person said « J’ai vu »: it is no news any more.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>A day that has not come, or one too long ago: <see cref="BrokenRuleException"/>.</summary>
    public static BookletHandover Give(Guid childId, Guid handedById, BookletEdition edition, Manner manner, DateOnly givenOn, DateOnly today, IEnumerable<ContentPage> chapters, DateTimeOffset now)
    {
        if (givenOn > today) throw new BrokenRuleException("Cette date n’est pas encore là. Écrivez aujourd’hui ou un jour d’avant.");
        if (givenOn < today.AddYears(-MostYears)) throw new BrokenRuleException($"Cette date est trop ancienne. Le portail garde {MostYears} ans au plus.");
        if (edition.Audience != Content.Audience.Young) throw new BrokenRuleException("Choisissez un livret pour les jeunes.");
        return new BookletHandover
        {
            Id = SecretCode.NewId(), ChildId = childId, HandedById = handedById, Edition = edition.Code, Manner = manner, GivenOn = givenOn, RecordedAt = now,
            Stamp = BookletStamp.On(givenOn, chapters).Written,
        };
    }

    /// <summary>The same without its rules and with an older booklet: for the demonstration and for tests.</summary>
    internal static BookletHandover Past(Guid childId, Guid handedById, BookletEdition edition, Manner manner, DateOnly givenOn, BookletStamp stamp, DateTimeOffset now) => new()
    {
        Id = SecretCode.NewId(), ChildId = childId, HandedById = handedById, Edition = edition.Code, Manner = manner, GivenOn = givenOn, RecordedAt = now, Stamp = stamp.Written,
    };
}

/// <summary>How it was given.</summary>
public enum Manner
{
    [Display(Name = "En main propre", Description = "Vous en avez parlé ensemble.")]
    InPerson,

    [Display(Name = "Par le portail", Description = "Le jeune le lit dans son espace, ou avec le lien.")]
    Portal,

    [Display(Name = "Sur papier", Description = "Un livret imprimé, donné ou envoyé.")]
    Paper,
}

/// <summary>The words of a manner.</summary>
public static class Manners
{
    public static string Words(this Manner manner) => Platform.Ui.Choice.Of(typeof(Manner)).First(choice => choice.Value == manner.ToString()).Words;
}
