namespace ChildProtection.Features.Committee.Bodies.Draws;

internal static class DrawsData
{
    public static readonly VaultField Secret = new("SeatCalls", nameof(SeatCall.Secret));

    extension(PortalDb db)
    {
        public DbSet<SeatCall> SeatCalls => db.Set<SeatCall>();
        public DbSet<CallVolunteer> CallVolunteers => db.Set<CallVolunteer>();
    }

    /// <summary>Seats of a body that are offered to somebody today.</summary>
    public static Task<int> OfferedSeatsAsync(this PortalDb db, Guid bodyId)
    {
        var calls = db.SeatCalls;
        return db.CallVolunteers.CountAsync(one => one.State == VolunteerState.Asked && calls.Any(call => call.Id == one.CallId && call.BodyId == bodyId));
    }

    /// <summary>Seats of a body that a code may not give: those of the open call, and those that are offered.</summary>
    public static async Task<int> ReservedSeatsAsync(this PortalDb db, Guid bodyId) =>
        await db.OfferedSeatsAsync(bodyId) + await db.SeatCalls.Where(call => call.BodyId == bodyId && call.DrawnAt == null && call.CancelledAt == null).SumAsync(call => call.Seats);
}

internal sealed class SeatCallMapping : IEntityTypeConfiguration<SeatCall>
{
    public void Configure(EntityTypeBuilder<SeatCall> call)
    {
        call.ToTable("SeatCalls");
        call.Property(c => c.Secret).IsSealedOrEmpty();
        call.Property(c => c.Commitment).HasMaxLength(64);
        call.HasOne<Body>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Cascade);
        call.HasIndex(c => c.BodyId, "IX_SeatCalls_OneOpen").IsUnique().HasFilter("\"DrawnAt\" IS NULL AND \"CancelledAt\" IS NULL");
        call.HasIndex(c => new { c.BodyId, c.OpenedAt });
    }
}

internal sealed class CallVolunteerMapping : IEntityTypeConfiguration<CallVolunteer>
{
    public void Configure(EntityTypeBuilder<CallVolunteer> volunteer)
    {
        volunteer.ToTable("CallVolunteers");
        volunteer.Property(v => v.Number).HasMaxLength(CallVolunteer.NumberLength);
        volunteer.Property(v => v.Group).HasMaxLength(CallVolunteer.NumberLength);
        volunteer.Property(v => v.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
        volunteer.HasOne<SeatCall>().WithMany().HasForeignKey(v => v.CallId).OnDelete(DeleteBehavior.Cascade);
        volunteer.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
        volunteer.HasIndex(v => new { v.AccountId, v.CallId }).IsUnique();
        volunteer.HasIndex(v => new { v.CallId, v.Number }).IsUnique();
    }
}
