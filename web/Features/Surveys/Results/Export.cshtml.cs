using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>The results as a file for researchers: the wider publication, for whoever takes it, because files travel.</summary>
[Authorize(SurveysAccess.Staff)]
public sealed class ExportModel(Desk.SurveyDesk desk, ReadResults results, AuditLog audit, TerritoryPack territory) : LoadedPage<FrozenResults>
{
    [FromRoute]
    public Guid Id { get; set; }

    protected override async Task<FrozenResults?> LoadAsync() => territory.Has(SurveysAccess.Module) ? await results.OfAsync(Id) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await desk.FindAsync(Id) is not { } survey) return NotFound();
        var board = new ResultBoard(survey, Subject, Readers.Outside, null, []);
        await audit.WriteAsync(SurveysAudit.Exported, objectId: Id);
        return File(SafeCsv.Write(survey.Title, Subject.For(Readers.Outside), board.TitleOf), "text/csv; charset=utf-8", $"{survey.Code}-resultats.csv");
    }
}
