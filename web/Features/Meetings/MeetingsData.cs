using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Meetings;

internal static class MeetingsData
{
    public static readonly VaultField Details = new("Meetings", nameof(Meeting.Details));
    public static readonly VaultField Minutes = new("Meetings", nameof(Meeting.Minutes));
    public static readonly VaultField Change = new("Meetings", nameof(Meeting.Change));
    public static readonly VaultField Text = new("MeetingPoints", nameof(MeetingPoint.Text));
    public static readonly VaultField Word = new("MeetingPoints", nameof(MeetingPoint.Word));
    public static readonly VaultField Answer = new("MeetingPoints", nameof(MeetingPoint.Answer));
    public static readonly VaultField Needs = new("MeetingSeats", nameof(MeetingSeat.Needs));
    public static readonly VaultField Task = new("MeetingTasks", nameof(MeetingTask.Text));
    public static readonly VaultField Function = new("MeetingTasks", nameof(MeetingTask.Function));
    public static readonly VaultField Why = new("MeetingTasks", nameof(MeetingTask.Why));
    public static readonly VaultField Remark = new("MeetingRereadings", nameof(MeetingRereading.Word));

    extension(PortalDb db)
    {
        public DbSet<Meeting> Meetings => db.Set<Meeting>();
        public DbSet<MeetingPoint> MeetingPoints => db.Set<MeetingPoint>();
        public DbSet<MeetingThumb> MeetingThumbs => db.Set<MeetingThumb>();
        public DbSet<MeetingSeat> MeetingSeats => db.Set<MeetingSeat>();
        public DbSet<MeetingTask> MeetingTasks => db.Set<MeetingTask>();
        public DbSet<MeetingFace> MeetingFaces => db.Set<MeetingFace>();
        public DbSet<MeetingMark> MeetingMarks => db.Set<MeetingMark>();
        public DbSet<MeetingFeed> MeetingFeeds => db.Set<MeetingFeed>();
        public DbSet<MeetingRereading> MeetingRereadings => db.Set<MeetingRereading>();
    }

    /// <summary>The body has met again since this meeting. Begun, a meeting moves no more: once true, it stays so.</summary>
    public static Task<bool> NextBeganAsync(this PortalDb db, Meeting meeting, DateTimeOffset now) =>
        db.Meetings.AnyAsync(next => next.BodyId == meeting.BodyId && next.CancelledAt == null && next.StartsAt >= meeting.EndsAt && next.StartsAt <= now);

    /// <summary>Holds the meeting’s row until the transaction ends. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockMeetingAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Meetings\" WHERE \"Id\" = {id} FOR UPDATE") : System.Threading.Tasks.Task.CompletedTask;
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("Meetings");
        meeting.Property(m => m.Details).IsSealed();
        meeting.Property(m => m.Minutes).IsSealedOrEmpty();
        meeting.Property(m => m.Change).IsSealedOrEmpty();
        meeting.Property(m => m.MinutesState).HasConversion<string>().HasMaxLength(20);
        meeting.HasOne<Body>().WithMany().HasForeignKey(m => m.BodyId).OnDelete(DeleteBehavior.Cascade);
        meeting.HasIndex(m => new { m.BodyId, m.StartsAt });
        meeting.HasIndex(m => m.StartsAt);
        meeting.HasIndex(m => m.SubmissionKey).IsUnique();
    }
}

internal sealed class MeetingPointMapping : IEntityTypeConfiguration<MeetingPoint>
{
    public void Configure(EntityTypeBuilder<MeetingPoint> point)
    {
        point.ToTable("MeetingPoints");
        point.Property(p => p.Text).IsSealed();
        point.Property(p => p.Word).IsSealedOrEmpty();
        point.Property(p => p.Answer).IsSealedOrEmpty();
        point.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        point.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
        point.HasOne<Account>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Cascade);
        point.HasIndex(p => p.SubmissionKey).IsUnique();
    }
}

internal sealed class MeetingThumbMapping : IEntityTypeConfiguration<MeetingThumb>
{
    public void Configure(EntityTypeBuilder<MeetingThumb> thumb)
    {
        thumb.ToTable("MeetingThumbs");
        thumb.HasKey(t => new { t.PointId, t.AccountId });
        thumb.HasOne<MeetingPoint>().WithMany().HasForeignKey(t => t.PointId).OnDelete(DeleteBehavior.Cascade);
        thumb.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MeetingSeatMapping : IEntityTypeConfiguration<MeetingSeat>
{
    public void Configure(EntityTypeBuilder<MeetingSeat> seat)
    {
        seat.ToTable("MeetingSeats");
        seat.Property(s => s.Needs).IsSealedOrEmpty();
        seat.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.Cascade);
        seat.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        seat.HasIndex(s => new { s.MeetingId, s.AccountId }).IsUnique();
    }
}

internal sealed class MeetingTaskMapping : IEntityTypeConfiguration<MeetingTask>
{
    public void Configure(EntityTypeBuilder<MeetingTask> task)
    {
        task.ToTable("MeetingTasks");
        task.Property(t => t.Text).IsSealed();
        task.Property(t => t.Function).IsSealedOrEmpty();
        task.Property(t => t.Why).IsSealedOrEmpty();
        task.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        task.Property(t => t.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken(); // two at once: one ends it
        task.HasOne<Meeting>().WithMany().HasForeignKey(t => t.MeetingId).OnDelete(DeleteBehavior.Cascade);
        task.HasOne<Account>().WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class MeetingFaceMapping : IEntityTypeConfiguration<MeetingFace>
{
    public void Configure(EntityTypeBuilder<MeetingFace> face)
    {
        face.ToTable("MeetingFaces");
        face.HasKey(f => new { f.MeetingId, f.Question, f.Face });
        face.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MeetingMarkMapping : IEntityTypeConfiguration<MeetingMark>
{
    public void Configure(EntityTypeBuilder<MeetingMark> mark)
    {
        mark.ToTable("MeetingMarks").HasNoRowId();
        mark.HasKey(m => new { m.MeetingId, m.AccountId });
        mark.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Cascade);
        mark.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MeetingFeedMapping : IEntityTypeConfiguration<MeetingFeed>
{
    public void Configure(EntityTypeBuilder<MeetingFeed> feed)
    {
        feed.ToTable("MeetingFeeds");
        feed.HasKey(f => f.AccountId);
        feed.Property(f => f.TokenIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        feed.HasIndex(f => f.TokenIndex).IsUnique();
        feed.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MeetingRereadingMapping : IEntityTypeConfiguration<MeetingRereading>
{
    public void Configure(EntityTypeBuilder<MeetingRereading> rereading)
    {
        rereading.ToTable("MeetingRereadings");
        rereading.Property(r => r.Word).IsSealedOrEmpty();
        rereading.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Cascade);
        rereading.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
