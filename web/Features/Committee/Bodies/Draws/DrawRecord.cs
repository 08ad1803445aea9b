using System.Text.Json;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>All that is published of a draw: enough to do it again, and nobody in it.</summary>
/// <param name="Secret">What was locked when the call opened.</param>
/// <param name="First">A word said at the draw.</param>
/// <param name="Second">Another one.</param>
/// <param name="Seats">That were to give.</param>
/// <param name="Substitutes">At most.</param>
/// <param name="Groups">The volunteers, by number.</param>
/// <param name="Result">Who came out.</param>
public sealed record DrawRecord(string Secret, string First, string Second, int Seats, int Substitutes, IReadOnlyList<DrawGroup> Groups, DrawResult Result)
{
    /// <summary>A record that lacks something is none.</summary>
    private static readonly JsonSerializerOptions Whole = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public string Seed() => FairDraw.SeedOf(Secret, First, Second);

    /// <summary>Draws.</summary>
    public static DrawRecord Of(string secret, string first, string second, int seats, int substitutes, IReadOnlyList<DrawGroup> groups) =>
        new(secret, first, second, seats, substitutes, groups, FairDraw.Of(FairDraw.SeedOf(secret, first, second), groups, seats, substitutes));

    /// <summary>The secret is the one that was locked: nobody chose it after.</summary>
    public bool KeepsPromise(string commitment) => FairDraw.CommitmentOf(Secret) == commitment;

    /// <summary>Done again, the same numbers come out, in the same order.</summary>
    public bool ComesOutAgain() => FairDraw.Of(Seed(), Groups, Seats, Substitutes) is var again && again.Drawn.SequenceEqual(Result.Drawn) && again.Waiting.SequenceEqual(Result.Waiting);

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Not a record: <see cref="JsonException"/>.</summary>
    public static DrawRecord Read(string text) =>
        JsonSerializer.Deserialize<DrawRecord>(text, Whole) is { } record && record.Groups.DistinctBy(group => group.Name).Count() == record.Groups.Count ? record : throw new JsonException("No record.");
}
