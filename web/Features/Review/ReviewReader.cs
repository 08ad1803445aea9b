using ChildProtection.Features.Writing;

namespace ChildProtection.Features.Review;

/// <summary>Somebody who rereads one text, and how the document will name them: each chooses it at each text.</summary>
public sealed class ReviewReader
{
    private ReviewReader() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid VersionId { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset JoinedAt { get; private init; }
    public ReaderName ShownAs { get; private set; }

    /// <summary>The name as the body will read it, sealed with their own key; null while it stays hidden.</summary>
    public byte[]? ShownName { get; private set; }

    /// <summary>When this reader said « j’ai fini »; they may go on until the last day.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public static ReviewReader Join(Guid id, Guid versionId, Guid accountId, DateTimeOffset now) => new() { Id = id, VersionId = versionId, AccountId = accountId, JoinedAt = now };

    /// <summary>Done, and named like this (no name: hidden).</summary>
    public void Finish(ReaderName shownAs, byte[]? name, DateTimeOffset now) => (ShownAs, ShownName, FinishedAt) = (shownAs, shownAs == ReaderName.Hidden ? null : name, now);
}

/// <summary>What became of a proposal.</summary>
public enum Verdict
{
    [Display(Name = "Gardé")]
    Kept,

    [Display(Name = "Gardé en partie")]
    Partly,

    [Display(Name = "Pas gardé")]
    NotKept,
}

/// <summary>What one reader says of one sentence, and what the facilitator answered to their words.</summary>
public sealed class ReviewOpinion
{
    public const int WhyLength = 400;

    private ReviewOpinion() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ReaderId { get; private init; }

    /// <summary>From 1, in its text.</summary>
    public int Sentence { get; private init; }
    public Understanding Said { get; private set; }

    /// <summary>Their words: another wording, or what is hard; sealed with their own key; null for none.</summary>
    public byte[]? Words { get; private set; }

    /// <summary>Null as long as nobody answered.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>The reason, sealed with the reader's key.</summary>
    public byte[]? Why { get; private set; }

    public static ReviewOpinion About(Guid id, Guid readerId, int sentence) => new() { Id = id, ReaderId = readerId, Sentence = sentence };

    /// <summary>Saying it again replaces it.</summary>
    public void Say(Understanding said, byte[]? sealedWords) => (Said, Words) = (said, sealedWords);

    /// <summary>Another time replaces it, until the answer is published.</summary>
    public void Decide(Verdict verdict, byte[] why)
    {
        if (Words is null) throw new BrokenRuleException("Il n’y a pas de proposition ici.");
        (Verdict, Why) = (verdict, why);
    }
}

/// <summary>The words of verdicts and states.</summary>
internal static class ReviewWords
{
    public static string Words(this Verdict verdict) => verdict switch { Verdict.Kept => "Gardé", Verdict.Partly => "Gardé en partie", _ => "Pas gardé" };

    public static string Colour(this Verdict verdict) => verdict switch { Verdict.Kept => "feuille", Verdict.Partly => "ocre", _ => "corail" };

    public static string Words(this ReviewState state) => state switch
    {
        ReviewState.Prepared => "En préparation",
        ReviewState.Open => "À relire",
        ReviewState.Over => "Réponse à venir",
        _ => "Réponse arrivée",
    };

    public static string Icon(this ReviewState state) => state switch { ReviewState.Prepared => "crayon", ReviewState.Open => "livret", ReviewState.Over => "horloge", _ => "coche" };

    public static string Colour(this ReviewState state) => state switch { ReviewState.Prepared => "ciel", ReviewState.Open => "violet", ReviewState.Over => "ocre", _ => "feuille" };

    public static string Words(this Understanding said) => said switch { Understanding.Clear => "je comprends", Understanding.Hard => "je ne comprends pas", _ => "je propose" };
}
