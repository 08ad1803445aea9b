using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Paper;

/// <summary>Sheets made together.</summary>
/// <param name="Number">From 1, in its survey.</param>
/// <param name="Codes">For one look: they are kept nowhere.</param>
public sealed record PaperBatch(int Number, IReadOnlyList<string> Codes);

/// <summary>Makes sheets with their codes, and finds the sheet of a code.</summary>
public sealed class PaperSheets(PortalDb db, BlindIndex index, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    public const int MostAtOnce = 50;
    private const int MostOfSurvey = 5_000;

    /// <summary>60 random bits: short enough to copy by hand, and what is stored is under a key.</summary>
    private const int CodeLength = 12;

    /// <summary>A new batch, and the line that says what for. The survey does not run: <see cref="BrokenRuleException"/>.</summary>
    public Task<PaperBatch> MakeAsync(Guid surveyId, int count, string audience, AuditAction action) => db.InOneTransactionAsync(async () =>
    {
        await db.LockSurveyAsync(surveyId);
        var survey = await db.Surveys.AsNoTracking().SingleAsync(one => one.Id == surveyId);
        if (!survey.IsOpened || survey.IsOverOn(territory.Today(clock))) throw new BrokenRuleException("L’enquête n’est pas ouverte. Ouvrez-la avant d’imprimer.");
        if (count is < 1 or > MostAtOnce) throw new BrokenRuleException($"Choisissez un nombre de 1 à {MostAtOnce}.");
        if (!PaperAudience.Of(survey).Contains(audience)) throw new BrokenRuleException("Choisissez pour qui.");
        if (await db.PaperSheets.CountAsync(sheet => sheet.SurveyId == surveyId) + count > MostOfSurvey) throw new BrokenRuleException("Il y a déjà trop de feuilles pour cette enquête.");

        var batch = (await db.PaperSheets.Where(sheet => sheet.SurveyId == surveyId).MaxAsync(sheet => (int?)sheet.Batch) ?? 0) + 1;
        var codes = Enumerable.Range(0, count).Select(_ => SecretCode.NewCode(CodeLength)).ToList();
        db.PaperSheets.AddRange(codes.Select(code => New(surveyId, batch, audience, code)));
        await db.SaveChangesAsync();
        await audit.WriteAsync(action, objectId: surveyId);
        return new PaperBatch(batch, codes);
    });

    /// <summary>Null when there is no such sheet.</summary>
    public async Task<PaperSheet?> FindAsync(string? typed)
    {
        if (SecretCode.Read(typed, CodeLength) is not { } code) return null;
        var hidden = IndexOf(code);
        return await db.PaperSheets.AsNoTracking().SingleOrDefaultAsync(sheet => sheet.CodeIndex == hidden);
    }

    /// <summary>The survey of a sheet; null when there is none.</summary>
    public Task<Survey?> SurveyAsync(Guid id) => db.Surveys.AsNoTracking().SingleOrDefaultAsync(survey => survey.Id == id);

    /// <summary>The anonymous surveys that take answers today: those a shared tablet may open.</summary>
    public async Task<IReadOnlyList<Survey>> OpenSurveysAsync()
    {
        var today = territory.Today(clock);
        return await db.Surveys.AsNoTracking().Where(survey => survey.IsOpened && survey.ClosedOn == null && survey.Mode == SurveyMode.Anonymous && survey.OpensOn <= today && survey.ClosesOn >= today)
            .OrderBy(survey => survey.Title).ThenBy(survey => survey.Id).Take(50).ToListAsync();
    }

    /// <summary>Some were printed, or a tablet was opened.</summary>
    public Task<bool> AnyAsync(Guid surveyId) => db.PaperSheets.AnyAsync(sheet => sheet.SurveyId == surveyId);

    /// <summary>One that this survey has.</summary>
    internal Task<PaperSheet> GetAsync(Guid id) => db.PaperSheets.AsNoTracking().SingleAsync(sheet => sheet.Id == id);

    /// <summary>One of the batch that still serves; an empty id when none does.</summary>
    internal Task<Guid> FreeAsync(Guid surveyId, int batch) =>
        db.PaperSheets.Where(sheet => sheet.SurveyId == surveyId && sheet.Batch == batch && sheet.Use == PaperUse.None).OrderBy(sheet => sheet.Id).Select(sheet => sheet.Id).FirstOrDefaultAsync();

    /// <summary>How many were printed, and how many came back.</summary>
    public async Task<(int Printed, int Back)> CountAsync(Guid surveyId) => (
        await db.PaperSheets.CountAsync(sheet => sheet.SurveyId == surveyId),
        await db.PaperSheets.CountAsync(sheet => sheet.SurveyId == surveyId && sheet.Use != PaperUse.None && sheet.Use != PaperUse.Void));

    internal PaperSheet New(Guid surveyId, int batch, string audience, string code, PaperUse use = PaperUse.None) =>
        new() { Id = SecretCode.NewId(), SurveyId = surveyId, Batch = batch, Audience = audience, CodeIndex = IndexOf(code), Use = use };

    private string IndexOf(string code) => index.Of($"paper:{code}");
}
