using System.Security.Cryptography;

namespace ChildProtection.Features.Writing;

/// <summary>
/// A draft given to reread (« relecture »), as it was that day: whoever has its code and is signed in says of each sentence
/// whether it is understood.
/// </summary>
public sealed class PageRereading
{
    public const int CodeLength = 8;

    /// <summary>How long readers have, at most.</summary>
    public const int MostDays = 60;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private PageRereading() { } // for EF Core

    public Guid Id { get; private init; }
    public string File { get; private init; } = "";

    /// <summary>The whole Markdown on that day, sealed under the key of the installation.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>« 7K3M9QXW »: said or printed. It opens a text that will be public, to people who are signed in.</summary>
    public string Code { get; private init; } = "";
    public Guid? OpenedById { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>The draft that was given to reread; null for older ones. Once it is thrown away, no other draft was reread.</summary>
    public Guid? DraftId { get; private init; }

    /// <summary>Gives this text to reread for so many days. Too few or too many: <see cref="BrokenRuleException"/>.</summary>
    public static PageRereading Open(Guid id, string file, byte[] sealedText, Guid openedById, int days, DateTimeOffset now, Guid? draftId = null) =>
        days is < 1 or > MostDays ? throw new BrokenRuleException($"Choisissez entre 1 et {MostDays} jours.") : new()
        {
            Id = id, File = file, Text = sealedText, Code = NewCode(), OpenedById = openedById, OpenedAt = now, ClosesAt = now.AddDays(days), DraftId = draftId,
        };

    public bool IsOpenAt(DateTimeOffset now) => now < ClosesAt;

    /// <summary>Nobody says anything more; what was said stays. Over already: nothing.</summary>
    public void Close(DateTimeOffset now)
    {
        if (IsOpenAt(now)) ClosesAt = now;
    }

    internal static string NewCode() => RandomNumberGenerator.GetString(Alphabet, CodeLength);

    /// <summary>What was typed, with or without spaces; null when it cannot be a code.</summary>
    public static string? ReadCode(string? typed)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '.')));
        return code.Length == CodeLength && code.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>« 7K3M 9QXW ».</summary>
    public static string Grouped(string code) => $"{code[..4]} {code[4..]}";
}

/// <summary>What one reader says of one sentence.</summary>
public sealed class SentenceOpinion
{
    public const int ProposalLength = 300;

    private SentenceOpinion() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ReaderId { get; private init; }

    /// <summary>From 1, in the text as it was given to reread.</summary>
    public int Sentence { get; private init; }
    public Understanding Said { get; private set; }

    /// <summary>Another wording, sealed under the reader’s own key; null for none.</summary>
    public byte[]? Proposal { get; private set; }

    public static SentenceOpinion About(Guid id, Guid readerId, int sentence) => new() { Id = id, ReaderId = readerId, Sentence = sentence };

    /// <summary>Saying it again replaces it.</summary>
    public void Say(Understanding said, byte[]? sealedProposal) => (Said, Proposal) = (said, sealedProposal);
}

/// <summary>« Je comprends », « Je ne comprends pas », « Je propose ».</summary>
public enum Understanding { Clear, Hard, Otherwise }
