using System.Text.Json;

namespace ChildProtection.Features.Votes.Hands;

/// <summary>« À main levée »: hands counted in a room, for themes of a meeting. It is not secret, is called so, and names nobody.</summary>
public sealed class HandVote
{
    public const int MostHands = 500;

    /// <param name="Words">A theme.</param>
    /// <param name="Hands">How many hands.</param>
    public sealed record Line(string Words, int Hands);

    private HandVote() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }
    public string Question { get; private init; } = "";

    /// <summary>The lines, as JSON.</summary>
    public string Counts { get; private init; } = "";
    public DateOnly HeldOn { get; private init; }

    public IReadOnlyList<Line> Lines => JsonSerializer.Deserialize<List<Line>>(Counts)!;

    /// <summary>Lines that cannot be: <see cref="BrokenRuleException"/>.</summary>
    public static HandVote Of(Guid bodyId, string question, IReadOnlyList<Line> lines, DateOnly heldOn, DateOnly today)
    {
        if (lines.Count is < 2 or > Election.MostOptions) throw new BrokenRuleException($"Écrivez de 2 à {Election.MostOptions} lignes, comme «\u00A0Le sport\u00A0: 7\u00A0».");
        if (lines.Any(line => line.Words.Length is 0 or > Election.WordsLength || line.Hands is < 0 or > MostHands)) throw new BrokenRuleException($"Une ligne a des mots, puis un nombre de 0 à {MostHands}.");
        if (heldOn > today) throw new BrokenRuleException("Ce jour n’est pas encore venu.");
        return new HandVote { Id = SecretCode.NewId(), BodyId = bodyId, Question = question, Counts = JsonSerializer.Serialize(lines), HeldOn = heldOn };
    }
}
