namespace ChildProtection.Features.Surveys.Quotes;

/// <summary>What becomes of free words: nobody but the team sees them before they were reread.</summary>
public enum QuoteState { Held, Shown, Refused }

/// <summary>
/// Free words of a closed survey, waiting to be reread: tied to a question, never to a sheet, a group or a person. The words as they
/// were written are dropped as soon as it is decided what is shown.
/// </summary>
public sealed class SurveyQuote
{
    public const int TextLength = 1_000;

    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }
    public required string Question { get; init; }
    public QuoteState State { get; private set; }

    /// <summary>As written; null once decided.</summary>
    public byte[]? Written { get; set; }

    /// <summary>What must be looked at, found by <see cref="NameScan"/>, one word a line; null when nothing was found, or once decided.</summary>
    public byte[]? Found { get; set; }

    /// <summary>As shown.</summary>
    public byte[]? Text { get; private set; }

    internal void Show(byte[] sealedText) => Decide(QuoteState.Shown, sealedText);

    internal void Refuse() => Decide(QuoteState.Refused, null);

    private void Decide(QuoteState state, byte[]? text)
    {
        if (State != QuoteState.Held) throw new BrokenRuleException("Ce texte a déjà été relu.");
        (State, Text, Written, Found) = (state, text, null, null);
    }
}

internal static class QuotesData
{
    public static readonly VaultField Written = new("SurveyQuotes", nameof(SurveyQuote.Written));
    public static readonly VaultField Found = new("SurveyQuotes", nameof(SurveyQuote.Found));
    public static readonly VaultField Text = new("SurveyQuotes", nameof(SurveyQuote.Text));

    extension(PortalDb db)
    {
        public DbSet<SurveyQuote> SurveyQuotes => db.Set<SurveyQuote>();
    }
}

internal sealed class SurveyQuoteMapping : IEntityTypeConfiguration<SurveyQuote>
{
    public void Configure(EntityTypeBuilder<SurveyQuote> quote)
    {
        quote.ToTable("SurveyQuotes").HasNoRowId();
        quote.Property(q => q.Id).ValueGeneratedNever();
        quote.Property(q => q.Question).IsCode();
        quote.Property(q => q.State).HasConversion<string>().HasMaxLength(20);
        quote.Property(q => q.Written).IsSealedOrEmpty();
        quote.Property(q => q.Found).IsSealedOrEmpty();
        quote.Property(q => q.Text).IsSealedOrEmpty();
        quote.HasOne<Survey>().WithMany().HasForeignKey(q => q.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}
