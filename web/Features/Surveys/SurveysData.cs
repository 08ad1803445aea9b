namespace ChildProtection.Features.Surveys;

internal static class SurveysData
{
    private const int CodeLength = 40;
    private const int ListLength = 4_000;

    public static readonly VaultField Tables = new("Surveys", nameof(Survey.Tables));
    public static readonly VaultField Payload = new("AnonymousAnswers", nameof(AnonymousAnswer.Payload));
    public static readonly VaultField Text = new("AnonymousTexts", nameof(AnonymousText.Text));
    public static readonly VaultField Buffered = new("AnswerBuffer", nameof(BufferedAnswer.Payload));
    public static readonly VaultField Answers = new("SurveyResponses", nameof(SurveyResponse.Answers));

    extension(PortalDb db)
    {
        public DbSet<Survey> Surveys => db.Set<Survey>();
        public DbSet<SurveyTurn> SurveyTurns => db.Set<SurveyTurn>();
        public DbSet<AnonymousAnswer> AnonymousAnswers => db.Set<AnonymousAnswer>();
        public DbSet<AnonymousText> AnonymousTexts => db.Set<AnonymousText>();
        public DbSet<BufferedAnswer> AnswerBuffer => db.Set<BufferedAnswer>();
        public DbSet<SurveyResponse> SurveyResponses => db.Set<SurveyResponse>();
    }

    internal static void IsList(this PropertyBuilder<string> list) => list.HasMaxLength(ListLength);

    internal static void IsCode(this PropertyBuilder<string> code) => code.HasMaxLength(CodeLength);
}

internal sealed class SurveyMapping : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> survey)
    {
        survey.ToTable("Surveys");
        survey.Property(s => s.Code).IsCode();
        survey.Property(s => s.Title).HasMaxLength(Survey.TitleLength);
        survey.Property(s => s.Mode).HasConversion<string>().HasMaxLength(20);
        survey.Property(s => s.Publics).IsList();
        survey.Property(s => s.Zones).IsList();
        survey.Property(s => s.Places).IsList();
        survey.Property(s => s.ReturnWho).IsCode();
        survey.Property(s => s.Tables).IsSealedOrEmpty();
        survey.Property(s => s.ReturnSaid).HasMaxLength(Survey.ReturnLength);
        survey.Property(s => s.ReturnDecided).HasMaxLength(Survey.ReturnLength);
        survey.Property(s => s.ReturnChanged).HasMaxLength(Survey.ReturnLength);
        survey.HasIndex(s => s.ClosedOn);
        survey.HasIndex(s => new { s.OpensOn, s.Id }).IsDescending(true, false); // lists begin with the newest
    }
}

internal sealed class SurveyTurnMapping : IEntityTypeConfiguration<SurveyTurn>
{
    public void Configure(EntityTypeBuilder<SurveyTurn> turn)
    {
        turn.ToTable("SurveyTurns").HasNoRowId();
        turn.HasKey(t => new { t.SurveyId, t.AccountId }); // one sheet each, whatever is sent twice
        turn.HasOne<Survey>().WithMany().HasForeignKey(t => t.SurveyId).OnDelete(DeleteBehavior.Cascade);
        turn.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnonymousAnswerMapping : IEntityTypeConfiguration<AnonymousAnswer>
{
    public void Configure(EntityTypeBuilder<AnonymousAnswer> answer)
    {
        answer.ToTable("AnonymousAnswers").HasNoRowId();
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Payload).IsSealed();
        answer.HasOne<Survey>().WithMany().HasForeignKey(a => a.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnonymousTextMapping : IEntityTypeConfiguration<AnonymousText>
{
    public void Configure(EntityTypeBuilder<AnonymousText> text)
    {
        text.ToTable("AnonymousTexts").HasNoRowId();
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Question).IsCode();
        text.Property(t => t.Text).IsSealed();
        text.HasOne<Survey>().WithMany().HasForeignKey(t => t.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BufferedAnswerMapping : IEntityTypeConfiguration<BufferedAnswer>
{
    public void Configure(EntityTypeBuilder<BufferedAnswer> answer)
    {
        answer.ToTable("AnswerBuffer").HasNoRowId();
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Payload).IsSealed();
        answer.HasOne<Survey>().WithMany().HasForeignKey(a => a.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SurveyResponseMapping : IEntityTypeConfiguration<SurveyResponse>
{
    public void Configure(EntityTypeBuilder<SurveyResponse> response)
    {
        response.ToTable("SurveyResponses");
        response.Property(r => r.Answers).IsSealed();
        response.HasOne<Survey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Cascade);
        response.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        response.HasIndex(r => new { r.SurveyId, r.AccountId }).IsUnique();
        response.HasIndex(r => new { r.SurveyId, r.SentAt }); // counted without being read
    }
}
