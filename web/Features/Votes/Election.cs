using System.Text.Json;
using System.Text.Json.Serialization;
using ChildProtection.Features.Votes.Counting;

namespace ChildProtection.Features.Votes;

/// <summary>How people choose.</summary>
public enum VoteMethod
{
    /// <summary>« Pour », « contre », « je m’abstiens ».</summary>
    Proposal,

    /// <summary>One of the choices.</summary>
    OneChoice,

    /// <summary>Up to a number of them.</summary>
    Several,

    /// <summary>A grade for each (« jugement majoritaire »).</summary>
    Judgment,

    /// <summary>Points shared between lines of a small budget.</summary>
    Budget,
}

/// <summary>One thing to choose.</summary>
/// <param name="Words">As read on the ballot.</param>
/// <param name="Icon">A name of the icon sprite.</param>
public sealed record VoteOption(string Words, string Icon);

/// <summary>What is written before the vote, and never changes once the list is fixed.</summary>
/// <param name="BodyId">Whose vote it is: its members are the list.</param>
/// <param name="Title">A few words.</param>
/// <param name="Question">In plain words.</param>
/// <param name="Method">How people choose.</param>
/// <param name="Options">2 to 10; for a proposal always the same three.</param>
/// <param name="Limit">Most choices (k of n) or points to share; 1 otherwise.</param>
/// <param name="OpensOn">The first day of the vote.</param>
/// <param name="ClosesOn">The last one.</param>
public sealed record ElectionPlan(Guid BodyId, string Title, string Question, VoteMethod Method, IReadOnlyList<VoteOption> Options, int Limit, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>
/// A secret vote of one body (reference security.md §5): prepared, given a key by its bureau, its list fixed, open between two days, sealed,
/// counted by two of the three members, and its key destroyed at the end. It is consultative.
/// </summary>
public sealed class Election
{
    public const int TitleLength = 120;
    public const int QuestionLength = 300;
    public const int WordsLength = 80;
    public const int MostOptions = 10;
    public const int MostPoints = 100;

    /// <summary>Fewer people on the list: the vote is held on paper.</summary>
    public const int SmallestRoll = 5;

    /// <summary>Whoever contests has this long, in days; then the key and the ballots are destroyed.</summary>
    public const int AppealDays = 15;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private static readonly IReadOnlyList<VoteOption> Proposal = [new("Pour", "coche"), new("Contre", "croix"), new("Je m’abstiens", "moins")];

    private Election() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }
    public string Title { get; private init; } = "";
    public string Question { get; private init; } = "";
    public VoteMethod Method { get; private init; }

    /// <summary>The choices, as JSON.</summary>
    public string Choices { get; private init; } = "";
    public int Limit { get; private init; }
    public DateOnly OpensOn { get; private init; }
    public DateOnly ClosesOn { get; private init; }

    /// <summary>SubjectPublicKeyInfo of the RSA-3072 key made by the bureau; null before.</summary>
    public byte[]? PublicKey { get; private set; }

    /// <summary>The day the list was fixed and shown.</summary>
    public DateOnly? AnnouncedOn { get; private set; }
    public int RollCount { get; private set; }

    /// <summary>A keyed sum of the ballots in the urn that knows no order; empty once sealed.</summary>
    public byte[] UrnSum { get; private set; } = [];
    public DateOnly? SealedOn { get; private set; }

    /// <summary>SHA-256 of the sorted fingerprints; also in the audit log.</summary>
    public byte[]? SealedDigest { get; private set; }
    public int WebBallots { get; private set; }
    public int PaperBallots { get; private set; }
    public DateOnly? CountedOn { get; private set; }

    /// <summary>What is published, as JSON: <see cref="PublishedResult"/>.</summary>
    public string? Result { get; private set; }

    /// <summary>The program that ran when the list was fixed, and when the urn was opened.</summary>
    public string? BuildAtOpening { get; private set; }

    /// <inheritdoc cref="BuildAtOpening"/>
    public string? BuildAtCount { get; private set; }
    public DateOnly? DestroyedOn { get; private set; }
    public DateOnly? CancelledOn { get; private set; }

    public IReadOnlyList<VoteOption> Options => JsonSerializer.Deserialize<List<VoteOption>>(Choices, Json)!;
    public BallotRules Rules => new(Id, Method, Options.Count, Limit);
    public bool IsAnnounced => AnnouncedOn is not null;
    public bool IsOver => CountedOn is not null || CancelledOn is not null;
    public PublishedResult? Published => Result is null ? null : JsonSerializer.Deserialize<PublishedResult>(Result, Json);

    /// <summary>A plan that makes no vote: <see cref="BrokenRuleException"/>.</summary>
    public static Election Prepare(ElectionPlan plan, DateOnly today)
    {
        var options = plan.Method == VoteMethod.Proposal ? Proposal : plan.Options;
        if (plan.ClosesOn < plan.OpensOn) throw new BrokenRuleException("Le dernier jour vient après le premier.");
        if (plan.OpensOn < today) throw new BrokenRuleException("Le premier jour est déjà passé.");
        if (options.Count is < 2 or > MostOptions) throw new BrokenRuleException($"Écrivez de 2 à {MostOptions} choix, un par ligne.");
        if (options.Any(option => option.Words.Length > WordsLength)) throw new BrokenRuleException($"Un choix a {WordsLength} signes au plus.");
        if (options.Select(option => option.Words.ToUpperInvariant()).Distinct().Count() < options.Count) throw new BrokenRuleException("Deux choix sont les mêmes.");
        if (plan.Method == VoteMethod.Several && (plan.Limit < 1 || plan.Limit >= options.Count)) throw new BrokenRuleException("Le nombre de choix va de 1 à un de moins que la liste.");
        if (plan.Method == VoteMethod.Budget && plan.Limit is < 1 or > MostPoints) throw new BrokenRuleException($"Partagez de 1 à {MostPoints} points.");
        return new Election
        {
            Id = SecretCode.NewId(), BodyId = plan.BodyId, Title = plan.Title, Question = plan.Question, Method = plan.Method, Choices = JsonSerializer.Serialize(options, Json),
            Limit = plan.Method is VoteMethod.Several or VoteMethod.Budget ? plan.Limit : 1, OpensOn = plan.OpensOn, ClosesOn = plan.ClosesOn,
        };
    }

    /// <summary>The ceremony’s end. Once the list is fixed the key stays the same: <see cref="BrokenRuleException"/>.</summary>
    public void TakeKey(byte[] publicKey)
    {
        if (IsAnnounced || IsOver) throw new BrokenRuleException("La clé de ce vote ne change plus.");
        PublicKey = publicKey;
    }

    /// <summary>Fixes and shows the list.</summary>
    public void Announce(int roll, byte[] emptyUrn, string build, DateOnly today)
    {
        if (IsOver || IsAnnounced) throw new BrokenRuleException("La liste est déjà fixée.");
        if (PublicKey is null) throw new BrokenRuleException("Le bureau fait d’abord les clés.");
        if (roll < SmallestRoll) throw new BrokenRuleException($"Il y a moins de {SmallestRoll} personnes. Votez sur papier\u00A0: le secret est mieux gardé.");
        if (today > ClosesOn) throw new BrokenRuleException("Le dernier jour est déjà passé.");
        (AnnouncedOn, RollCount, UrnSum, BuildAtOpening) = (today, roll, emptyUrn, build);
    }

    public bool TakesBallotsOn(DateOnly today) => IsAnnounced && SealedOn is null && !IsOver && today >= OpensOn && today <= ClosesOn;

    /// <summary>The time to seal has come.</summary>
    public bool IsToSealOn(DateOnly today) => IsAnnounced && SealedOn is null && !IsOver && today > ClosesOn;

    internal void Drop(byte[] newSum) => UrnSum = newSum;

    internal void Seal(byte[] digest, int web, int paper, DateOnly today)
    {
        if (!IsToSealOn(today)) throw new BrokenRuleException("L’urne se ferme après le dernier jour.");
        (SealedOn, SealedDigest, WebBallots, PaperBallots, UrnSum) = (today, digest, web, paper, []);
    }

    /// <summary>Published once, and never changed.</summary>
    internal void Count(PublishedResult result, string build, DateOnly today)
    {
        if (SealedOn is null || IsOver) throw new BrokenRuleException("Ce vote ne se compte pas maintenant.");
        (CountedOn, Result, BuildAtCount) = (today, JsonSerializer.Serialize(result, Json), build);
    }

    /// <summary>The bureau cancels: somebody was pressed, or the urn does not hold.</summary>
    public void Cancel(DateOnly today)
    {
        if (CountedOn is not null) throw new BrokenRuleException("Le vote est compté. Il ne s’annule plus.");
        CancelledOn ??= today;
    }

    /// <summary>The last day to contest; null while nothing is counted.</summary>
    public DateOnly? AppealEnds => CountedOn?.AddDays(AppealDays) ?? CancelledOn?.AddDays(AppealDays);

    internal void Destroy(DateOnly today) => DestroyedOn ??= today;
}
