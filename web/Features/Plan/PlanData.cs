using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Features.Plan.Questions;

namespace ChildProtection.Features.Plan;

internal static class PlanData
{
    public static readonly VaultField Update = new("PlanUpdates", nameof(ActionUpdate.Words));
    public static readonly VaultField Note = new("PlanValues", nameof(IndicatorValue.Note));
    public static readonly VaultField Text = new("PlanQuestions", nameof(PlanQuestion.Text));
    public static readonly VaultField Word = new("PlanQuestions", nameof(PlanQuestion.Word));
    public static readonly VaultField Answer = new("PlanQuestions", nameof(PlanQuestion.Answer));
    public static readonly VaultField Addition = new("PlanAdditions", nameof(AnswerAddition.Text));

    extension(PortalDb db)
    {
        public DbSet<ActionUpdate> PlanUpdates => db.Set<ActionUpdate>();
        public DbSet<IndicatorValue> PlanValues => db.Set<IndicatorValue>();
        public DbSet<PlanQuestion> PlanQuestions => db.Set<PlanQuestion>();
        public DbSet<AnswerAddition> PlanAdditions => db.Set<AnswerAddition>();
        public DbSet<PlanFollower> PlanFollowers => db.Set<PlanFollower>();
    }
}

internal sealed class ActionUpdateMapping : IEntityTypeConfiguration<ActionUpdate>
{
    public void Configure(EntityTypeBuilder<ActionUpdate> update)
    {
        update.ToTable("PlanUpdates");
        update.Property(u => u.Action).HasMaxLength(PlanReader.NumberLength);
        update.Property(u => u.State).HasConversion<string>().HasMaxLength(20);
        update.Property(u => u.Words).IsSealed();
        update.HasIndex(u => new { u.Action, u.At });
        update.HasIndex(u => u.SubmissionKey).IsUnique();
    }
}

internal sealed class IndicatorValueMapping : IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<IndicatorValue> value)
    {
        value.ToTable("PlanValues");
        value.Property(v => v.Action).HasMaxLength(PlanReader.NumberLength);
        value.Property(v => v.Indicator).HasMaxLength(PlanReader.NumberLength);
        value.Property(v => v.Value).HasPrecision(18, 4);
        value.Property(v => v.Note).IsSealedOrEmpty();
        value.HasIndex(v => new { v.Action, v.Day });
        value.HasIndex(v => v.SubmissionKey).IsUnique();
    }
}

internal sealed class PlanQuestionMapping : IEntityTypeConfiguration<PlanQuestion>
{
    public void Configure(EntityTypeBuilder<PlanQuestion> question)
    {
        question.ToTable("PlanQuestions");
        question.Property(q => q.Action).HasMaxLength(PlanReader.NumberLength);
        question.Property(q => q.Kind).HasConversion<string>().HasMaxLength(20);
        question.Property(q => q.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken(); // two facilitators at once: one decides
        question.Property(q => q.AnsweredAt).IsConcurrencyToken(); // two pilots at once: one answer
        question.Property(q => q.Text).IsSealed();
        question.Property(q => q.Word).IsSealedOrEmpty();
        question.Property(q => q.Answer).IsSealedOrEmpty();
        question.Property(q => q.OwedBy).HasMaxLength(60);
        question.HasOne<Account>().WithMany().HasForeignKey(q => q.AuthorId).OnDelete(DeleteBehavior.Cascade);
        question.HasOne<Body>().WithMany().HasForeignKey(q => q.BodyId).OnDelete(DeleteBehavior.Cascade);
        question.HasIndex(q => new { q.Action, q.PublishedAt });
        question.HasIndex(q => q.SubmissionKey).IsUnique();
    }
}

internal sealed class AnswerAdditionMapping : IEntityTypeConfiguration<AnswerAddition>
{
    public void Configure(EntityTypeBuilder<AnswerAddition> addition)
    {
        addition.ToTable("PlanAdditions");
        addition.Property(a => a.Text).IsSealed();
        addition.HasOne<PlanQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Cascade);
        addition.HasIndex(a => a.SubmissionKey).IsUnique();
    }
}

internal sealed class PlanFollowerMapping : IEntityTypeConfiguration<PlanFollower>
{
    public void Configure(EntityTypeBuilder<PlanFollower> follower)
    {
        follower.ToTable("PlanFollowers");
        follower.Property(f => f.Action).HasMaxLength(PlanReader.NumberLength);
        follower.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
        follower.HasIndex(f => new { f.AccountId, f.Action }).IsUnique();
    }
}

internal static class PlanLocks
{
    /// <summary>Holds the question’s row until the transaction ends. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockPlanQuestionAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"PlanQuestions\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;
}
