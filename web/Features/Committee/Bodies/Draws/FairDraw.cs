using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>Volunteers of one age and kind of place, known by their numbers alone. Which age or place it is, nobody is told.</summary>
/// <param name="Name">« 1 », « 2 »: the largest first.</param>
/// <param name="Weight">How many of the body’s public are like them, rounded up to 5.</param>
/// <param name="IsMissing">« Il manque… »: nobody like them sits (<see cref="Representation.Missing"/>).</param>
/// <param name="Numbers">Of its volunteers, sorted.</param>
/// <param name="Staying">Of those, the ones who said they would wait as a substitute.</param>
public sealed record DrawGroup(string Name, int Weight, bool IsMissing, IReadOnlyList<string> Numbers, IReadOnlyList<string> Staying);

/// <summary>Who comes out.</summary>
/// <param name="Drawn">Numbers that are offered a seat.</param>
/// <param name="Waiting">Substitutes, the first first.</param>
public sealed record DrawResult(IReadOnlyList<string> Drawn, IReadOnlyList<string> Waiting);

/// <summary>
/// The draw. Chance orders the numbers of a group: by HMAC-SHA-256 of each number under the seed, the smallest first. The seats go in
/// three steps: one to each group that is missing in the body; then to each group its whole share, seats × weight ÷ sum of the weights,
/// never more than its volunteers; what is left to the smallest codes of all who remain, whatever their group. Groups come by weight, the
/// greatest first, then by name. Substitutes are those who said they would wait, in the same order of chance. The seed is SHA-256 of a
/// secret the portal drew and locked (its SHA-256 published) when the call opened, and of two words said aloud at the draw.
/// </summary>
public static class FairDraw
{
    /// <summary>256 random bits, in hexadecimal.</summary>
    public static string NewSecret() => SecretCode.NewKey();

    /// <summary>« 47-213 ».</summary>
    public static string NewNumber()
    {
        var drawn = RandomNumberGenerator.GetInt32(100_000);
        return $"{drawn / 1_000:00}-{drawn % 1_000:000}";
    }

    /// <summary>What is published when the call opens.</summary>
    public static string CommitmentOf(string secret) => SecretCode.Hash(secret);

    public static string SeedOf(string secret, string first, string second) => SecretCode.Hash($"{secret} {first} {second}");

    /// <summary>What orders this number: 64 hexadecimal digits.</summary>
    public static string CodeOf(string seed, string number) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(seed), Encoding.UTF8.GetBytes(number)));

    /// <summary>The same seed and groups give the same result, everywhere and always.</summary>
    public static DrawResult Of(string seed, IReadOnlyList<DrawGroup> groups, int seats, int substitutes)
    {
        var (drawn, left) = (new List<string>(), new List<string>());
        var shares = Shares(groups, seats);
        foreach (var group in groups)
        {
            var order = Ordered(seed, group.Numbers);
            drawn.AddRange(order.Take(shares[group.Name]));
            left.AddRange(order.Skip(shares[group.Name]));
        }
        drawn.AddRange(Ordered(seed, left).Take(seats - drawn.Count));
        return new DrawResult([.. drawn.Order(StringComparer.Ordinal)], [.. Ordered(seed, groups.SelectMany(group => group.Staying).Except(drawn)).Take(substitutes)]);
    }

    /// <summary>By name of group, the seats that are its own before the rest goes to chance.</summary>
    public static IReadOnlyDictionary<string, int> Shares(IReadOnlyList<DrawGroup> groups, int seats)
    {
        var (shares, free, all) = (groups.ToDictionary(group => group.Name, _ => 0), seats, groups.Sum(group => group.Weight));
        var order = groups.OrderByDescending(group => group.Weight).ThenBy(group => group.Name, StringComparer.Ordinal).ToList();
        foreach (var group in order.Where(group => group.IsMissing)) Give(group, 1);
        foreach (var group in order) Give(group, (int)((long)seats * group.Weight / Math.Max(all, 1)));
        return shares;

        void Give(DrawGroup group, int upTo)
        {
            var more = Math.Clamp(Math.Min(upTo, group.Numbers.Count) - shares[group.Name], 0, free);
            shares[group.Name] += more;
            free -= more;
        }
    }

    private static List<string> Ordered(string seed, IEnumerable<string> numbers) => [.. numbers.OrderBy(number => CodeOf(seed, number), StringComparer.Ordinal).ThenBy(number => number, StringComparer.Ordinal)];
}
