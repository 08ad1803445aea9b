namespace ChildProtection.Features.Accounts;

internal static class AccountsData
{
    extension(PortalDb db)
    {
        public DbSet<Child> Children => db.Set<Child>();
        public DbSet<PlaceOfLife> Places => db.Set<PlaceOfLife>();
        public DbSet<Stay> Stays => db.Set<Stay>();
        public DbSet<Relation> Relations => db.Set<Relation>();
        public DbSet<Invitation> Invitations => db.Set<Invitation>();
        public DbSet<PersonalCard> Cards => db.Set<PersonalCard>();
        public DbSet<ParentalDecision> ParentalDecisions => db.Set<ParentalDecision>();
    }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> child)
    {
        child.ToTable("Children");
        child.Property(c => c.FirstName).IsDirectoryText(Child.FirstNameLength);
        child.Property(c => c.Zone).HasMaxLength(40);
        child.Property(c => c.Reference).HasMaxLength(PersonReference.Length);
        child.HasIndex(c => c.Reference).IsUnique();
    }
}

internal sealed class PlaceMapping : IEntityTypeConfiguration<PlaceOfLife>
{
    public void Configure(EntityTypeBuilder<PlaceOfLife> place)
    {
        place.ToTable("Places");
        place.Property(p => p.Name).IsDirectoryText(PlaceOfLife.NameLength);
        place.Property(p => p.Zone).HasMaxLength(40);
        place.Property(p => p.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(PlaceKind.Home).HasSentinel(PlaceKind.Home);
    }
}

internal sealed class StayMapping : IEntityTypeConfiguration<Stay>
{
    public void Configure(EntityTypeBuilder<Stay> stay)
    {
        stay.ToTable("Stays");
        stay.HasOne<Child>().WithMany().HasForeignKey(s => s.ChildId).OnDelete(DeleteBehavior.Cascade);
        stay.HasOne<PlaceOfLife>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Restrict);
        stay.HasIndex(s => new { s.ChildId, s.From });
        // Two référents, or two presses, at the same instant: a child lives in one place.
        stay.HasIndex(s => s.ChildId, "IX_Stays_OneOpen").IsUnique().HasFilter("\"Until\" IS NULL");
    }
}

internal sealed class RelationMapping : IEntityTypeConfiguration<Relation>
{
    public void Configure(EntityTypeBuilder<Relation> relation)
    {
        relation.ToTable("Relations");
        relation.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        relation.HasOne<Child>().WithMany().HasForeignKey(r => r.ChildId).OnDelete(DeleteBehavior.Cascade);
        relation.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        relation.HasIndex(r => new { r.AccountId, r.ChildId, r.Kind });
        relation.HasIndex(r => new { r.ChildId, r.Kind });
        // One young person has one account at a time, whatever two référents do at once.
        relation.HasIndex(r => r.ChildId, "IX_Relations_OneSelf").IsUnique().HasFilter("\"Kind\" = 'Self' AND \"Until\" IS NULL");
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.Property(i => i.CodeHash).HasMaxLength(64).IsHash();
        invitation.Property(i => i.Role).HasMaxLength(20);
        invitation.Property(i => i.Email).IsDirectoryText(OutboxMail.AddressLength).HasBlindIndex(nameof(Invitation.EmailIndex));
        invitation.Property(i => i.EmailIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        invitation.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        invitation.HasIndex(i => i.CodeHash).IsUnique();
        invitation.Property(i => i.Zone).HasMaxLength(40);
        invitation.HasIndex(i => i.InvitedById);
        invitation.HasIndex(i => i.EmailIndex);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.RenewsId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasOne<Child>().WithMany().HasForeignKey(i => i.ChildId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.InvitedById).OnDelete(DeleteBehavior.SetNull);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.UsedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PersonalCardMapping : IEntityTypeConfiguration<PersonalCard>
{
    public void Configure(EntityTypeBuilder<PersonalCard> card)
    {
        card.ToTable("PersonalCards");
        card.Property(c => c.SecretHash).HasMaxLength(64).IsHash();
        card.Property(c => c.PinHash).HasMaxLength(200).IsHash();
        card.HasIndex(c => c.SecretHash).IsUnique();
        card.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ParentalDecisionMapping : IEntityTypeConfiguration<ParentalDecision>
{
    public void Configure(EntityTypeBuilder<ParentalDecision> decision)
    {
        decision.ToTable("ParentalDecisions");
        decision.Property(d => d.Basis).HasConversion<string>().HasMaxLength(20);
        decision.HasOne<Relation>().WithMany().HasForeignKey(d => d.RelationId).OnDelete(DeleteBehavior.Cascade);
        decision.HasOne<Account>().WithMany().HasForeignKey(d => d.RecordedById).OnDelete(DeleteBehavior.SetNull);
        // Two référents at the same moment: one decision holds, the other is told.
        decision.HasIndex(d => d.RelationId, "IX_ParentalDecisions_OneInForce").IsUnique().HasFilter("\"ReplacedAt\" IS NULL");
    }
}
