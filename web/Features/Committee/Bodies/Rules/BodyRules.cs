namespace ChildProtection.Features.Committee.Bodies.Rules;

/// <summary>« Règlement intérieur »: one version of it, which never changes. The last one is in force, and each member signs it anew.</summary>
public sealed class BodyRules
{
    public const int TextLength = 20_000;

    private BodyRules() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>Markdown, sealed under the key of the installation.</summary>
    public byte[] Text { get; private init; } = [];
    public DateTimeOffset PublishedAt { get; private init; }

    public static BodyRules Publish(Guid id, Guid bodyId, int number, byte[] sealedText, DateTimeOffset now) =>
        new() { Id = id, BodyId = bodyId, Number = number, Text = sealedText, PublishedAt = now };
}

/// <summary>A member signed one version. It goes with the seat: whoever comes back signs again.</summary>
public sealed class RulesSignature
{
    public required Guid RulesId { get; init; }
    public required Guid SeatId { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
}
