using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Groups;
using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;

namespace ChildProtection.Features.Discussions;

internal static class DiscussionsData
{
    public static readonly VaultField Title = new("Rooms", nameof(Room.Title));
    public static readonly VaultField Words = new("RoomMessages", nameof(RoomMessage.Words));
    public static readonly VaultField Poll = new("RoomPolls", nameof(RoomPoll.Words));
    public static readonly VaultField TranscriptWords = new("RoomTranscriptLines", nameof(RoomTranscriptLine.Words));

    extension(PortalDb db)
    {
        public DbSet<Room> Rooms => db.Set<Room>();
        public DbSet<RoomMember> RoomMembers => db.Set<RoomMember>();
        public DbSet<RoomBlock> RoomBlocks => db.Set<RoomBlock>();
        public DbSet<RoomMessage> RoomMessages => db.Set<RoomMessage>();
        public DbSet<RoomReaction> RoomReactions => db.Set<RoomReaction>();
        public DbSet<RoomPoll> RoomPolls => db.Set<RoomPoll>();
        public DbSet<RoomPollHand> RoomPollHands => db.Set<RoomPollHand>();
        public DbSet<RoomGlass> RoomGlasses => db.Set<RoomGlass>();
        public DbSet<RoomTranscriptLine> RoomTranscriptLines => db.Set<RoomTranscriptLine>();
    }

    /// <summary>Holds the room’s row until the transaction ends: messages take their places one after the other. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockRoomAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Rooms\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;
}

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> room)
    {
        room.ToTable("Rooms");
        room.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        room.Property(r => r.Mode).HasConversion<string>().HasMaxLength(10);
        room.Property(r => r.Title).IsSealedOrEmpty();
        room.HasOne<Body>().WithMany().HasForeignKey(r => r.BodyId).OnDelete(DeleteBehavior.Cascade);
        room.HasOne<WorkingGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoomMemberMapping : IEntityTypeConfiguration<RoomMember>
{
    public void Configure(EntityTypeBuilder<RoomMember> member)
    {
        member.ToTable("RoomMembers");
        member.Property(m => m.Part).HasConversion<string>().HasMaxLength(20);
        member.HasOne<Room>().WithMany().HasForeignKey(m => m.RoomId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        member.HasIndex(m => new { m.RoomId, m.AccountId }).IsUnique(); // twice at the same instant: once
    }
}

internal sealed class RoomBlockMapping : IEntityTypeConfiguration<RoomBlock>
{
    public void Configure(EntityTypeBuilder<RoomBlock> block)
    {
        block.ToTable("RoomBlocks");
        block.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId).OnDelete(DeleteBehavior.Cascade);
        block.HasOne<Account>().WithMany().HasForeignKey(b => b.BlockedId).OnDelete(DeleteBehavior.Cascade);
        block.HasIndex(b => new { b.AccountId, b.BlockedId }).IsUnique();
    }
}

internal sealed class RoomMessageMapping : IEntityTypeConfiguration<RoomMessage>
{
    public void Configure(EntityTypeBuilder<RoomMessage> message)
    {
        message.ToTable("RoomMessages");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Words).IsSealedOrEmpty();
        message.Property(m => m.State).HasConversion<string>().HasMaxLength(12);
        message.Property(m => m.Reason).HasMaxLength(HeldFor.Length);
        message.HasOne<Room>().WithMany().HasForeignKey(m => m.RoomId).OnDelete(DeleteBehavior.Cascade);
        message.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Cascade);
        message.HasIndex(m => new { m.RoomId, m.Sequence }).IsUnique(); // the last guard of the order
        message.HasIndex(m => new { m.State, m.At });
    }
}

internal sealed class RoomReactionMapping : IEntityTypeConfiguration<RoomReaction>
{
    public void Configure(EntityTypeBuilder<RoomReaction> reaction)
    {
        reaction.ToTable("RoomReactions");
        reaction.Property(r => r.Kind).HasConversion<string>().HasMaxLength(10);
        reaction.HasOne<RoomMessage>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
        reaction.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        reaction.HasIndex(r => new { r.MessageId, r.AccountId }).IsUnique();
    }
}

internal sealed class RoomPollMapping : IEntityTypeConfiguration<RoomPoll>
{
    public void Configure(EntityTypeBuilder<RoomPoll> poll)
    {
        poll.ToTable("RoomPolls");
        poll.Property(p => p.Words).IsSealed();
        poll.HasOne<Room>().WithMany().HasForeignKey(p => p.RoomId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoomPollHandMapping : IEntityTypeConfiguration<RoomPollHand>
{
    public void Configure(EntityTypeBuilder<RoomPollHand> hand)
    {
        hand.ToTable("RoomPollHands");
        hand.HasKey(h => new { h.PollId, h.AccountId });
        hand.HasOne<RoomPoll>().WithMany().HasForeignKey(h => h.PollId).OnDelete(DeleteBehavior.Cascade);
        hand.HasOne<Account>().WithMany().HasForeignKey(h => h.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoomGlassMapping : IEntityTypeConfiguration<RoomGlass>
{
    public void Configure(EntityTypeBuilder<RoomGlass> glass)
    {
        glass.ToTable("RoomGlasses");
        glass.Property(g => g.Reason).HasConversion<string>().HasMaxLength(20);
        glass.HasOne<Room>().WithMany().HasForeignKey(g => g.RoomId).OnDelete(DeleteBehavior.Cascade);
        glass.HasOne<Account>().WithMany().HasForeignKey(g => g.AskedById).OnDelete(DeleteBehavior.SetNull);
        glass.HasOne<Account>().WithMany().HasForeignKey(g => g.GrantedById).OnDelete(DeleteBehavior.SetNull);
        glass.HasIndex(g => new { g.RoomId, g.GrantedAt });
    }
}
