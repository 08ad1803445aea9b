namespace ChildProtection.Features.Writing;

/// <summary>
/// A page as it was published over the shipped file. The one that readers see is the last that was not withdrawn; what came
/// before stays, to compare and to go back to.
/// </summary>
public sealed class PageVersion
{
    public const int ReasonLength = 200;

    private PageVersion() { } // for EF Core

    public Guid Id { get; private init; }
    public string File { get; private init; } = "";

    /// <summary>Above the shipped file’s and above those before.</summary>
    public int Number { get; private init; }

    /// <summary>The whole Markdown, sealed under the key of the installation. Names of readers are not in it.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>The hash of the shipped file at that moment: another one since means « la page de base a changé ».</summary>
    public string BasedOn { get; private init; } = "";

    /// <summary>The rereading it came out of; null when nobody reread.</summary>
    public Guid? RereadingId { get; private init; }
    public Guid? PublisherId { get; private init; }
    public DateTimeOffset PublishedAt { get; private init; }
    public DateOnly RereadBefore { get; private init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why, in the editor’s words, sealed under the key of the installation.</summary>
    public byte[]? WithdrawReason { get; private set; }

    public static PageVersion Publish(Guid id, string file, int number, byte[] sealedText, string basedOn, Guid? rereadingId, Guid? publisherId, DateOnly rereadBefore, DateTimeOffset now) => new()
    {
        Id = id, File = file, Number = number, Text = sealedText, BasedOn = basedOn, RereadingId = rereadingId, PublisherId = publisherId,
        RereadBefore = rereadBefore, PublishedAt = now,
    };

    /// <summary>Readers see the version before again. Withdrawn already: <see cref="BrokenRuleException"/>.</summary>
    public void Withdraw(byte[] sealedReason, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) throw new BrokenRuleException("Cette version est déjà retirée.");
        (WithdrawnAt, WithdrawReason) = (now, sealedReason);
    }
}
