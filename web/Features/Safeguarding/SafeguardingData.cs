using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;

namespace ChildProtection.Features.Safeguarding;

internal static class SafeguardingData
{
    public static readonly VaultField Service = new("Alerts", nameof(Alert.TransmittedTo));
    public static readonly VaultField Note = new("AlertNotes", nameof(AlertNote.Text));
    public static readonly VaultField TalkPlace = new("TalkRequests", nameof(TalkRequest.Place));
    public static readonly VaultField TalkWords = new("TalkRequests", nameof(TalkRequest.Words));
    public static readonly VaultField TalkAnswer = new("TalkRequests", nameof(TalkRequest.Answer));

    extension(PortalDb db)
    {
        public DbSet<Alert> Alerts => db.Set<Alert>();
        public DbSet<AlertNote> AlertNotes => db.Set<AlertNote>();
        public DbSet<DutyShift> DutyShifts => db.Set<DutyShift>();
        public DbSet<TalkRequest> TalkRequests => db.Set<TalkRequest>();

        /// <summary>The names of these accounts; those erased are not there.</summary>
        public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> ids)
        {
            var wanted = ids.OfType<Guid>().Distinct().ToList();
            return wanted.Count == 0 ? new Dictionary<Guid, string>() : await db.Users.AsNoTracking().Where(account => wanted.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName);
        }
    }
}

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.ToTable("Alerts");
        alert.Property(a => a.Risks).HasConversion<int>();
        alert.Property(a => a.Kind).HasMaxLength(Alert.KindLength);
        alert.Property(a => a.Outcome).HasConversion<string>().HasMaxLength(20);
        alert.Property(a => a.TransmittedTo).IsSealedOrEmpty();
        alert.HasIndex(a => new { a.ClosedAt, a.DueAt });
        alert.HasIndex(a => a.EscalatesAt);
        alert.HasIndex(a => new { a.Kind, a.TextId });
    }
}

internal sealed class AlertNoteMapping : IEntityTypeConfiguration<AlertNote>
{
    public void Configure(EntityTypeBuilder<AlertNote> note)
    {
        note.ToTable("AlertNotes");
        note.Property(n => n.Text).IsSealed();
        note.HasOne<Alert>().WithMany().HasForeignKey(n => n.AlertId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DutyShiftMapping : IEntityTypeConfiguration<DutyShift>
{
    public void Configure(EntityTypeBuilder<DutyShift> shift)
    {
        shift.ToTable("DutyShifts");
        shift.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        shift.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        shift.HasIndex(s => new { s.Until, s.From });
    }
}

internal sealed class TalkRequestMapping : IEntityTypeConfiguration<TalkRequest>
{
    public void Configure(EntityTypeBuilder<TalkRequest> talk)
    {
        talk.ToTable("TalkRequests");
        talk.Property(t => t.Way).HasConversion<string>().HasMaxLength(20);
        talk.Property(t => t.Moment).HasConversion<string>().HasMaxLength(20);
        talk.Property(t => t.Steps).HasConversion<int>();
        talk.Property(t => t.Follow).HasConversion<string>().HasMaxLength(20);
        talk.Property(t => t.Place).IsSealedOrEmpty();
        talk.Property(t => t.Words).IsSealedOrEmpty();
        talk.Property(t => t.Answer).IsSealedOrEmpty();
        talk.HasOne<Account>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Cascade);
        talk.HasIndex(t => t.SubmissionKey).IsUnique();
        talk.HasIndex(t => new { t.DoneAt, t.AskedAt });
        talk.HasIndex(t => t.RemindAt);
    }
}
