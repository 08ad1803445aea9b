using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Autonomy;

/// <summary>« Mon autonomie »: what I can do, seen by me and by those who help me, my small steps, and what moves with time.</summary>
internal static class AutonomyFeature
{
    /// <summary>The module of the territory pack.</summary>
    public const string Module = "autonomie";

    public static void AddAutonomy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReferentialLibrary>();
        builder.Services.AddScoped<IStartTask, FirstReadOfReferential>();
        builder.Services.AddSingleton<ICheckedContent, CheckedReferential>();
        builder.Services.AddSingleton<IErasableRows, ErasableGrids>();
        builder.Services.AddSingleton<IInvariant, EveryAnswerHasItsKey>();
        builder.Services.AddScoped<AutonomyAccess>();
        builder.Services.AddScoped<GridLists>();
        builder.Services.AddScoped<AnswerGrid>();
        builder.Services.AddScoped<EraseGrid>();
        builder.Services.AddScoped<AgreeTogether>();
        builder.Services.AddScoped<StepLists>();
        builder.Services.AddScoped<TakeSteps>();
        builder.Services.AddScoped<Dates.MilestoneLists>();
        builder.Services.AddScoped<Dates.PrepareMilestone>();
        builder.Services.AddScoped<Dates.WriteRecord>();
        builder.Services.AddScoped<Dates.DueInterviews>();
        builder.Services.AddScoped<Leaving.AskToReturn>();
        builder.Services.AddScoped<Leaving.FollowUp>();
        builder.Services.AddScoped<Leaving.LeavingWaves>();
        builder.Services.AddScoped<Leaving.OfferAtExit>();
        builder.Services.AddScoped<Accounts.Care.IWithEndOfCare>(services => services.GetRequiredService<Leaving.OfferAtExit>());
        builder.Services.AddScoped<Surveys.IAskedOnly, Leaving.LeavingDoor>();
        builder.Services.AddScoped<TakeOverSheet>();
        builder.Services.AddSingleton<IWaitsForCaseWorker, Leaving.ReturnsThatWait>();
        builder.Services.AddSingleton<IWaitsForCaseWorker, Dates.SixMonthsThatWait>();
        builder.Services.AddScoped<IPersonalData, AutonomyPersonalData>();
        builder.Services.AddScoped<IPersonalData, Dates.DatesPersonalData>();
        builder.Services.AddAutonomyRetention();
        builder.Services.AddScoped<IDemoData, AutonomyDemo>();
        builder.Services.AddScoped<IDemoData, Dates.DatesDemo>();
        builder.Services.AddScoped<IDemoData, Leaving.LeavingDemo>();
        builder.Services.AddScoped<INews, AutonomyNews>();
        builder.Services.AddScoped<INews, Dates.DatesNews>();
        builder.Services.AddAuditActions(AutonomyAudit.All);
        builder.Services.AddSingleton(new NavigationItem("/autonomie", "Autonomie", "graine", 92, Role.YoungPerson, Role.Mentor, Role.Professional) { Module = Module });
        builder.Services.AddSingleton(new HomeCard([Role.YoungPerson], "/autonomie", "Mon autonomie", "Ce que je sais faire", "graine", "feuille", 25) { Module = Module });
        builder.Services.AddSingleton(new HomeCard([Role.Professional, Role.Mentor], "/autonomie", "Autonomie", "Répondre aux mêmes phrases", "graine", "feuille", 25) { Module = Module });
    }
}

/// <summary>Answers without the young person's key can no longer be read by anybody.</summary>
internal sealed class EveryAnswerHasItsKey : IInvariant
{
    public string Name => "every grid with answers has its author's key";

    public Task<int> BrokenAsync(PortalDb db)
    {
        var (keys, sheets, answers) = (db.PersonKeys, db.GridSheets, db.GridAnswers);
        return db.AutonomyGrids.CountAsync(grid => sheets.Any(sheet => sheet.GridId == grid.Id && answers.Any(answer => answer.SheetId == sheet.Id)) && !keys.Any(key => key.PersonId == grid.AuthorId));
    }
}
