using System.Security.Cryptography;

namespace ChildProtection.Features.Booklet;

/// <summary>What a reader says of a chapter, a sheet or a page. Anonymous by construction: no account, no address, no hour.</summary>
public sealed class ChapterFeedback
{
    public const int WordLength = 200;
    public const int ChapterLength = 80;

    private ChapterFeedback() { }

    /// <summary>Random, not version 7: an id that holds the minute would tell who was reading then.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of a chapter its slug, « qui-fait-quoi »; of another page its address, « /fiches/carte-vitale ».</summary>
    public required string Chapter { get; init; }

    /// <summary>The version of the words that was read.</summary>
    public required int Version { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>In the reader’s words, until they are sealed; null when they wrote none. Never stored like this.</summary>
    public string? Word { get; private init; }

    /// <summary>The word as stored. It belongs to nobody, so it is under the key of the installation.</summary>
    public byte[]? SealedWord { get; private set; }

    /// <summary>The column of the first edition: its words are sealed at the next start, and it stays empty.</summary>
    public string? ClearWord { get; private set; }
    public required DateOnly Day { get; init; }

    internal static readonly VaultField WordField = new("ChapterFeedback", "SealedWord");

    /// <summary>Before it is stored: seals the word, also one of the first edition.</summary>
    public async Task<ChapterFeedback> SealAsync(Vault vault)
    {
        if ((Word ?? ClearWord) is { } word) SealedWord = await vault.SealAsync(WordField, Vault.Nobody, Id, word);
        ClearWord = null;
        return this;
    }

    public static ChapterFeedback Give(string chapter, int version, Verdict verdict, string? word, DateOnly day)
    {
        if (!Enum.IsDefined(verdict)) throw new BrokenRuleException("Choisis une des 3 réponses.");
        var said = word?.Trim();
        if (said?.Length > WordLength) throw new BrokenRuleException($"C’est trop long\u00A0: {WordLength} signes au plus.");
        return new ChapterFeedback
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)), Chapter = chapter, Version = version, Verdict = verdict,
            Word = string.IsNullOrEmpty(said) ? null : said, Day = day,
        };
    }
}

/// <summary>« Ça m’aide », « Pas tout compris » or « J’ai compris ».</summary>
public enum Verdict { Helps, Hard, Understood }
