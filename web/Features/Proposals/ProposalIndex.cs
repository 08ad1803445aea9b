using System.Globalization;
using ChildProtection.Features.Content.Search;

namespace ChildProtection.Features.Proposals;

/// <summary>
/// Finds published ideas by their words, on this machine: without accents and plurals, by sound, with one letter wrong. What is
/// kept are keyed numbers of words (<see cref="ProposalToken"/>); each look reads a bounded number of them, however many ideas there are.
/// </summary>
public sealed class ProposalIndex(PortalDb db, BlindIndex blind)
{
    /// <summary>Ideas one look gives at most.</summary>
    public const int Most = 30;

    private const int MostWords = 40;
    private const int MostTitleWords = 6;
    private const int OfEach = 40;
    private const int Slots = 12;
    private const int LongEnough = 4;

    /// <summary>The words of one text, as they sound.</summary>
    internal static IReadOnlyList<string> Sounds(string text, int most = MostWords) =>
        [.. SearchText.Words(text).Where(word => word.Length > 1 && !SearchText.IsEmpty(word)).Select(SearchText.Sound).Where(sound => sound.Length > 1).Distinct().Take(most)];

    /// <summary>Makes one idea findable. The caller saves.</summary>
    public void Keep(Proposal proposal, ProposalWords words)
    {
        var title = Sounds(words.TitleOr(proposal.Theme), MostTitleWords);
        var all = Sounds($"{words.TitleOr(proposal.Theme)} {words.Text} {string.Join(' ', words.Pictures.Select(picture => picture.Word))}");
        foreach (var key in all.Select(Single).Concat(Pairs(title)).Concat(title.SelectMany(Nearly)).Distinct())
            db.ProposalTokens.Add(new ProposalToken { Key = key, Rank = proposal.Rank!.Value, ProposalId = proposal.Id });
    }

    /// <summary>From then on nothing finds it.</summary>
    public Task ForgetAsync(Guid proposalId) => db.ProposalTokens.Where(token => token.ProposalId == proposalId).ExecuteDeleteAsync();

    /// <summary>
    /// Ids of ideas that may say something like this, the likeliest first: candidates, which whoever asks still reads through
    /// <see cref="ProposalAudience"/> and holds against <see cref="Share"/>.
    /// </summary>
    /// <param name="text">As typed; its first words count.</param>
    public async Task<IReadOnlyList<Guid>> FindAsync(string text)
    {
        var sounds = Sounds(text, MostTitleWords);
        if (sounds.Count == 0) return [];
        var pairs = Pairs(sounds).ToHashSet();
        var found = await NewestAsync([.. sounds.Select(Single), .. pairs.Take(Slots - sounds.Count)]);
        var known = found.Select(token => token.Key).ToHashSet();
        var nearly = sounds.Where(sound => !known.Contains(Single(sound))).SelectMany(Nearly).Distinct().ToList(); // a word nobody wrote: one letter wrong, perhaps
        var close = nearly.Count == 0 ? [] : await db.ProposalTokens.AsNoTracking().Where(token => nearly.Contains(token.Key)).OrderByDescending(token => token.Rank).Take(OfEach * Slots).ToListAsync();
        return [.. found.Concat(close).GroupBy(token => token.ProposalId)
            .OrderByDescending(group => group.Select(token => token.Key).Distinct().Sum(key => pairs.Contains(key) ? 2 : 1)).ThenByDescending(group => group.Max(token => token.Rank)).Take(Most).Select(group => group.Key)];
    }

    /// <summary>From 0 to 1: how many of these words the other text has, as they sound or with one letter wrong.</summary>
    /// <param name="sounds">Of <see cref="Sounds"/>.</param>
    /// <param name="others">Of the other text.</param>
    public static double Share(IReadOnlyList<string> sounds, IReadOnlyList<string> others) =>
        sounds.Count == 0 ? 0 : sounds.Count(sound => others.Any(one => one == sound || (sound.Length >= LongEnough && SearchText.Distance(sound, one, most: 1) <= 1))) / (double)sounds.Count;

    /// <summary>The newest of each key, in one command of one shape: a word that thousands of ideas share costs as much as a rare one.</summary>
    private Task<List<ProposalToken>> NewestAsync(IReadOnlyList<long> keys) =>
        keys.Concat(Enumerable.Repeat(0L, Slots)).Take(Slots).Select(key => db.ProposalTokens.AsNoTracking().Where(token => token.Key == key).OrderByDescending(token => token.Rank).Take(OfEach))
            .Aggregate((one, other) => one.Concat(other)).ToListAsync();

    private long Single(string sound) => Key($"1:{sound}");

    private IEnumerable<long> Pairs(IReadOnlyList<string> sounds) =>
        from first in Enumerable.Range(0, sounds.Count)
        from second in Enumerable.Range(first + 1, sounds.Count - first - 1)
        select Key(string.CompareOrdinal(sounds[first], sounds[second]) < 0 ? $"2:{sounds[first]}+{sounds[second]}" : $"2:{sounds[second]}+{sounds[first]}");

    /// <summary>The sound itself and the same with one sign left out: two that differ by one sign share one of these.</summary>
    private IEnumerable<long> Nearly(string sound) => sound.Length < LongEnough ? [] : Enumerable.Range(0, sound.Length).Select(at => sound.Remove(at, 1)).Append(sound).Distinct().Select(part => Key($"3:{part}"));

    /// <summary>64 bits under the installation’s key.</summary>
    private long Key(string token) => long.Parse(blind.Of($"idea-{token}").AsSpan(BlindIndex.Prefix.Length, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
