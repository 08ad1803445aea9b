namespace ChildProtection.Features.Mentoring.Mentors;

/// <summary>Where an application stands. Stored by name.</summary>
public enum FileState { Sent, Accepted, Refused, Left }

/// <summary>What an adult offers. Stored by name.</summary>
public enum MentorOffer
{
    [Display(Name = "Être mentor", Description = "Aider pour un projet, l’école, un métier")]
    Mentoring,

    [Display(Name = "Être parrain ou marraine", Description = "Partager du temps, longtemps")]
    Sponsorship,

    [Display(Name = "Les deux")]
    Both,
}

/// <summary>The application of an adult, and what became of it. Checks are <see cref="MentorCheck"/>; no document is kept anywhere.</summary>
public sealed class MentorFile
{
    /// <summary>Of the words, in characters.</summary>
    public const int WordsLength = 1_000;

    /// <summary>Nobody applies before this age, in years.</summary>
    public const int LeastAge = 18;

    private MentorFile() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public MentorOffer Offer { get; private set; }

    /// <summary>The year of birth: enough for the gap of age.</summary>
    public int BornIn { get; private set; }

    /// <summary>A code of the territory pack.</summary>
    public string Zone { get; private set; } = "";
    public Topics Topics { get; private set; }

    /// <summary>« Pourquoi », sealed with their own key.</summary>
    public byte[] Words { get; private set; } = [];
    public FileState State { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The version of the charter (<see cref="MentorCharter"/>) that they signed; null before.</summary>
    public int? CharterVersion { get; private set; }
    public DateTimeOffset? CharterSignedAt { get; private set; }

    /// <summary>By a coordinator, after them; null again when they sign another version.</summary>
    public DateTimeOffset? CharterCosignedAt { get; private set; }
    public Guid? CharterCosignedById { get; private set; }

    /// <summary>When they were told that the charter changed; null again when they sign.</summary>
    public DateTimeOffset? CharterRemindedAt { get; private set; }

    public static MentorFile Send(Guid id, Guid accountId, MentorAsks asks, byte[] words, int thisYear, DateTimeOffset now)
    {
        var file = new MentorFile { Id = id, AccountId = accountId };
        file.SendAgain(asks, words, thisYear, now);
        return file;
    }

    /// <summary>Changes it while nobody decided, or applies again after leaving.</summary>
    public void SendAgain(MentorAsks asks, byte[] words, int thisYear, DateTimeOffset now)
    {
        if (State == FileState.Accepted) throw new BrokenRuleException("Votre demande est déjà acceptée. Parlez avec l’équipe pour la changer.");
        if (State == FileState.Refused) throw new BrokenRuleException("L’équipe a déjà répondu à votre demande.");
        if (asks.BornIn > thisYear - LeastAge) throw new BrokenRuleException("Il faut avoir 18 ans pour accompagner un jeune.");
        if (asks.BornIn < thisYear - 100) throw new BrokenRuleException("Cette année est trop ancienne.");
        (Offer, BornIn, Zone, Topics, Words, State, SentAt) = (asks.Offer, asks.BornIn, asks.Zone, asks.Topics, words, FileState.Sent, now);
    }

    /// <summary>Signed in their own name, in the version of today.</summary>
    public void SignCharter(int version, DateTimeOffset now)
    {
        if (version != MentorCharter.Current) throw new BrokenRuleException("La charte a changé. Relisez-la avant de signer.");
        if (CharterVersion == version) throw new BrokenRuleException("Vous avez déjà signé cette charte.");
        (CharterVersion, CharterSignedAt, CharterCosignedAt, CharterCosignedById, CharterRemindedAt) = (version, now, null, null, null);
    }

    public void CosignCharter(Guid by, DateTimeOffset now)
    {
        if (CharterVersion != MentorCharter.Current) throw new BrokenRuleException("L’adulte signe d’abord la charte.");
        if (CharterCosignedAt is not null) throw new BrokenRuleException("Cette charte est déjà signée par l’équipe.");
        (CharterCosignedAt, CharterCosignedById) = (now, by);
    }

    /// <summary>All checks hold today and the charter is signed by both, or <see cref="BrokenRuleException"/> says what is missing.</summary>
    public void Accept(IReadOnlyCollection<MentorCheck> checks, DateOnly today, DateTimeOffset now)
    {
        if (State != FileState.Sent) throw new BrokenRuleException("Cette demande a déjà une réponse.");
        if (MentorReadiness.Missing(this, checks, today) is { Count: > 0 } missing) throw new BrokenRuleException($"Il manque encore\u00A0: {string.Join(", ", missing)}.");
        (State, DecidedAt) = (FileState.Accepted, now);
    }

    public void Refuse(DateTimeOffset now)
    {
        if (State != FileState.Sent) throw new BrokenRuleException("Cette demande a déjà une réponse.");
        (State, DecidedAt) = (FileState.Refused, now);
    }

    /// <summary>The adult accompanies nobody any more, by their own wish.</summary>
    public void Leave(DateTimeOffset now) => (State, DecidedAt) = (FileState.Left, now);
}

/// <summary>What an adult says of themselves when applying.</summary>
public sealed record MentorAsks(MentorOffer Offer, int BornIn, string Zone, Topics Topics);

/// <summary>The charter that the adult and the association sign. A new version is a new list; the old one stays, because people signed it.</summary>
public static class MentorCharter
{
    /// <summary>The version of today: whoever signed an older one signs again.</summary>
    public const int Current = 1;

    /// <summary>Days to read and sign a new one, from the mail that says so: after that a bond is read-only until it is signed. Nobody is paused untold.</summary>
    public const int DaysToSign = 30;

    private static readonly IReadOnlyList<string>[] Versions =
    [
        [
            "Je respecte le jeune, ses choix et son rythme.",
            "Je respecte ses parents et leur place.",
            "Je ne demande jamais de secret.",
            "J’écris au jeune seulement dans ce portail.",
            "Je ne prends pas ses photos et je ne les publie pas.",
            "Je ne fais pas de gros cadeau. Je ne prête pas d’argent.",
            "Je tiens mes rendez-vous. Je préviens si je ne peux pas.",
            "Si je suis inquiet pour lui, je le dis le jour même à l’équipe.",
            "Je fais la formation. Je viens aux bilans.",
            "Si j’arrête, je le dis à l’équipe, et je dis au revoir.",
        ],
    ];

    /// <summary>Its lines; empty for a version that never was.</summary>
    public static IReadOnlyList<string> Lines(int version) => version >= 1 && version <= Versions.Length ? Versions[version - 1] : [];
}
