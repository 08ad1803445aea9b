namespace ChildProtection.Features.Surveys.Paper;

/// <summary>What became of a printed sheet. No hour, and nothing of what was answered.</summary>
public enum PaperUse
{
    /// <summary>Printed, and not back yet.</summary>
    None,

    /// <summary>« Rempli seul·e », copied by a professional.</summary>
    Alone,

    /// <summary>« Avec l’aide d’un proche ».</summary>
    WithRelative,

    /// <summary>« Avec l’aide d’un professionnel ».</summary>
    WithProfessional,

    /// <summary>« Avec un interprète ».</summary>
    WithInterpreter,

    /// <summary>Copied here by whoever filled it in.</summary>
    Own,

    /// <summary>Never printed: an answer given on a shared tablet.</summary>
    Kiosk,

    /// <summary>Its owner had answered already: it counts for nothing.</summary>
    Void,
}

/// <summary>
/// One printed sheet (« feuille ») of a survey, with a code that serves once. It belongs to the survey and to nobody: whose sheet
/// it was is in no table, and nothing leads from it to an answer.
/// </summary>
public sealed class PaperSheet
{
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }

    /// <summary>From 1, for each time sheets were printed.</summary>
    public required int Batch { get; init; }

    /// <summary>For whom it was printed: a code of <see cref="PaperAudience"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>The code under a key (<see cref="BlindIndex"/>); the code itself is on the paper only.</summary>
    public required string CodeIndex { get; init; }
    public PaperUse Use { get; init; }
}

internal static class PaperData
{
    extension(PortalDb db)
    {
        public DbSet<PaperSheet> PaperSheets => db.Set<PaperSheet>();
    }
}

internal sealed class PaperSheetMapping : IEntityTypeConfiguration<PaperSheet>
{
    public void Configure(EntityTypeBuilder<PaperSheet> sheet)
    {
        sheet.ToTable("PaperSheets").HasNoRowId();
        sheet.Property(s => s.Id).ValueGeneratedNever();
        sheet.Property(s => s.Audience).IsCode();
        sheet.Property(s => s.CodeIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        sheet.Property(s => s.Use).HasConversion<string>().HasMaxLength(20);
        sheet.HasIndex(s => s.CodeIndex).IsUnique();
        sheet.HasOne<Survey>().WithMany().HasForeignKey(s => s.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}
