namespace ChildProtection.Features.Discussions.Transcripts;

/// <summary>
/// One message as the transcript of its room keeps it, sealed with its author’s key. It outlives the message by its own clock, never its
/// author’s wish: taken back in either place it is gone from both, and what moderation holds or gives back leaves it.
/// </summary>
public sealed class RoomTranscriptLine
{
    private RoomTranscriptLine() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }

    /// <summary>Of the message, which goes long before.</summary>
    public Guid MessageId { get; private init; }

    /// <summary>Named as they are called today.</summary>
    public Guid AuthorId { get; private init; }

    /// <summary>Sealed anew.</summary>
    public byte[] Words { get; private init; } = [];

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The order of the room.</summary>
    public long Place { get; private init; }

    /// <summary>When the transcript was shown to the members: its time begins then.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    /// <param name="id">Its own: the words are sealed for this row.</param>
    /// <param name="message">What was said, shown to all.</param>
    /// <param name="words">Sealed for <paramref name="id"/>.</param>
    /// <param name="now">The instant.</param>
    internal static RoomTranscriptLine Of(Guid id, RoomMessage message, byte[] words, DateTimeOffset now) =>
        new() { Id = id, RoomId = message.RoomId, MessageId = message.Id, AuthorId = message.AuthorId, Words = words, At = message.At, Place = message.Sequence, KeptAt = now };
}

internal sealed class RoomTranscriptLineMapping : IEntityTypeConfiguration<RoomTranscriptLine>
{
    public void Configure(EntityTypeBuilder<RoomTranscriptLine> line)
    {
        line.ToTable("RoomTranscriptLines");
        line.Property(l => l.Words).IsSealed();
        line.HasOne<Room>().WithMany().HasForeignKey(l => l.RoomId).OnDelete(DeleteBehavior.Cascade);
        line.HasOne<Account>().WithMany().HasForeignKey(l => l.AuthorId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(l => new { l.RoomId, l.Place });
        line.HasIndex(l => l.MessageId).IsUnique();
        line.HasIndex(l => l.KeptAt);
    }
}

/// <summary>Lines that their author took back: a restored backup loses them again.</summary>
internal sealed class ErasableTranscriptLines : IErasableRows
{
    public const string Code = "room-transcript-line";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RoomTranscriptLines.Where(line => ids.Contains(line.Id)).Select(line => line.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RoomTranscriptLines.Where(line => ids.Contains(line.Id)).ExecuteDeleteAsync();
}
