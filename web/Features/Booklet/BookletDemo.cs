namespace ChildProtection.Features.Booklet;

/// <summary>What the readers of the demonstration said of the booklet.</summary>
internal sealed class BookletDemo(PortalDb db, Vault vault, TimeProvider clock) : IDemoData
{
    private static readonly (string Chapter, Verdict Verdict, string? Word, int DaysAgo)[] Said =
    [
        ("qui-fait-quoi", Verdict.Helps, "Je savais pas qui était qui. Merci.", 12),
        ("qui-fait-quoi", Verdict.Helps, null, 11),
        ("mes-droits", Verdict.Helps, "On devrait le donner dès le premier jour", 9),
        ("le-juge", Verdict.Hard, "audience ?", 9),
        ("le-juge", Verdict.Hard, "trop de mots du tribunal", 5),
        ("mon-ppe", Verdict.Hard, "C’est quoi signer le projet", 4),
        ("mon-ppe", Verdict.Helps, null, 4),
        ("apres-18-ans", Verdict.Helps, "ça rassure un peu", 2),
        ("ma-famille", Verdict.Helps, null, 1),
    ];

    public int Order => 20;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        var feedback = db.Set<ChapterFeedback>();
        if (await feedback.AnyAsync()) return;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().DateTime);
        foreach (var said in Said)
            feedback.Add(await ChapterFeedback.Give(said.Chapter, 1, said.Verdict, said.Word, today.AddDays(-said.DaysAgo)).SealAsync(vault));
        await db.SaveChangesAsync();
    }
}
