using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Features.Forums.Tickets;

namespace ChildProtection.Features.Forums;

internal static class ForumsData
{
    public static readonly VaultField Code = new("ForumTickets", nameof(ForumTicket.Code));
    public static readonly VaultField Needs = new("ForumTickets", nameof(ForumTicket.Needs));

    extension(PortalDb db)
    {
        public DbSet<Forum> Forums => db.Set<Forum>();
        public DbSet<ForumStop> ForumStops => db.Set<ForumStop>();
        public DbSet<ForumTask> ForumTasks => db.Set<ForumTask>();
        public DbSet<ForumVolunteer> ForumVolunteers => db.Set<ForumVolunteer>();
        public DbSet<ForumGreeter> ForumGreeters => db.Set<ForumGreeter>();
        public DbSet<ForumTicket> ForumTickets => db.Set<ForumTicket>();
        public DbSet<ForumFace> ForumFaces => db.Set<ForumFace>();
        public DbSet<ForumTurn> ForumTurns => db.Set<ForumTurn>();
    }

    /// <summary>Holds the stop’s row until the transaction ends: its places are given one after the other. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockStopAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"ForumStops\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;

    /// <summary>Holds the event’s row until the transaction ends.</summary>
    public static Task LockForumAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Forums\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;

    /// <summary>Holds the task’s row until the transaction ends.</summary>
    public static Task LockTaskAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"ForumTasks\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;

    /// <summary>Gives what is free to the first who wait. The stop must be locked. Saved.</summary>
    public static async Task FillAsync(this PortalDb db, Guid stopId, DateTimeOffset now)
    {
        var capacity = await db.ForumStops.Where(stop => stop.Id == stopId).Select(stop => stop.Capacity).SingleAsync();
        var free = capacity - await db.ForumTickets.CountAsync(ticket => ticket.StopId == stopId && !ticket.IsWaiting);
        if (free <= 0) return;
        foreach (var ticket in await db.ForumTickets.Where(ticket => ticket.StopId == stopId && ticket.IsWaiting).OrderBy(ticket => ticket.Number).Take(free).ToListAsync()) ticket.Promote(now);
        await db.SaveChangesAsync();
    }
}

internal sealed class ForumMapping : IEntityTypeConfiguration<Forum>
{
    public void Configure(EntityTypeBuilder<Forum> forum)
    {
        forum.ToTable("Forums");
        forum.Ignore(f => f.Sheet);
        forum.Property(f => f.Code).HasMaxLength(Forum.CodeLength);
        forum.Property(f => f.Name).HasMaxLength(Forum.NameLength);
        forum.Property(f => f.Purpose).HasMaxLength(Forum.PurposeLength);
        forum.Property(f => f.PlanAction).HasMaxLength(20);
        forum.Property(f => f.PlanIndicator).HasMaxLength(20);
        forum.Property(f => f.Version).IsConcurrencyToken();
        forum.HasOne<Body>().WithMany().HasForeignKey(f => f.BodyId).OnDelete(DeleteBehavior.Cascade);
        forum.HasIndex(f => f.Code).IsUnique();
        forum.HasIndex(f => f.LastDay);
    }
}

internal sealed class ForumStopMapping : IEntityTypeConfiguration<ForumStop>
{
    public void Configure(EntityTypeBuilder<ForumStop> stop)
    {
        stop.ToTable("ForumStops");
        stop.Ignore(s => s.Programme);
        stop.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        stop.Property(s => s.Name).HasMaxLength(ForumStop.NameLength);
        stop.Property(s => s.Address).HasMaxLength(ForumStop.AddressLength);
        stop.Property(s => s.Zone).HasMaxLength(40);
        stop.HasOne<Forum>().WithMany().HasForeignKey(s => s.ForumId).OnDelete(DeleteBehavior.Cascade);
        stop.HasOne<PlaceOfLife>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ForumTaskMapping : IEntityTypeConfiguration<ForumTask>
{
    public void Configure(EntityTypeBuilder<ForumTask> task)
    {
        task.ToTable("ForumTasks");
        task.Property(t => t.Name).HasMaxLength(ForumTask.NameLength);
        task.HasOne<Forum>().WithMany().HasForeignKey(t => t.ForumId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ForumVolunteerMapping : IEntityTypeConfiguration<ForumVolunteer>
{
    public void Configure(EntityTypeBuilder<ForumVolunteer> volunteer)
    {
        volunteer.ToTable("ForumVolunteers");
        volunteer.HasKey(v => new { v.TaskId, v.AccountId });
        volunteer.HasOne<ForumTask>().WithMany().HasForeignKey(v => v.TaskId).OnDelete(DeleteBehavior.Cascade);
        volunteer.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ForumGreeterMapping : IEntityTypeConfiguration<ForumGreeter>
{
    public void Configure(EntityTypeBuilder<ForumGreeter> greeter)
    {
        greeter.ToTable("ForumGreeters");
        greeter.HasKey(g => new { g.StopId, g.AccountId });
        greeter.HasOne<ForumStop>().WithMany().HasForeignKey(g => g.StopId).OnDelete(DeleteBehavior.Cascade);
        greeter.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ForumTicketMapping : IEntityTypeConfiguration<ForumTicket>
{
    public void Configure(EntityTypeBuilder<ForumTicket> ticket)
    {
        ticket.ToTable("ForumTickets");
        ticket.Property(t => t.Code).IsSealed();
        ticket.Property(t => t.Needs).IsSealedOrEmpty();
        ticket.Property(t => t.CodeIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        ticket.HasOne<ForumStop>().WithMany().HasForeignKey(t => t.StopId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasOne<PlaceOfLife>().WithMany().HasForeignKey(t => t.PlaceId).OnDelete(DeleteBehavior.SetNull);
        ticket.HasIndex(t => t.CodeIndex).IsUnique();
        ticket.HasIndex(t => new { t.StopId, t.Number }).IsUnique();
        ticket.HasIndex(t => new { t.AccountId, t.StopId });
    }
}

internal sealed class ForumFaceMapping : IEntityTypeConfiguration<ForumFace>
{
    public void Configure(EntityTypeBuilder<ForumFace> face)
    {
        face.ToTable("ForumFaces");
        face.HasKey(f => new { f.ForumId, f.Question, f.Face });
        face.HasOne<Forum>().WithMany().HasForeignKey(f => f.ForumId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ForumTurnMapping : IEntityTypeConfiguration<ForumTurn>
{
    public void Configure(EntityTypeBuilder<ForumTurn> turn)
    {
        turn.ToTable("ForumTurns");
        turn.HasKey(t => t.TicketId);
        turn.HasOne<ForumTicket>().WithMany().HasForeignKey(t => t.TicketId).OnDelete(DeleteBehavior.Cascade);
    }
}
