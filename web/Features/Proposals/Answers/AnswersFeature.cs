using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>The answers that are owed to ideas, and what changed thanks to them.</summary>
internal static class AnswersFeature
{
    public static void AddAnswers(this IServiceCollection services)
    {
        services.AddScoped<AnswerDesk>();
        services.AddScoped<MoveProposal>();
        services.AddScoped<GiveAnswer>();
        services.AddScoped<ReadAnswer>();
        services.AddScoped<FollowProposal>();
        services.AddScoped<LateAnswers>();
        services.AddScoped<ICommitteeLines>(provider => provider.GetRequiredService<LateAnswers>());
        services.AddMemoryCache();
        services.AddScoped<Changes.ReadChanges>();
        services.AddHostedService<AlarmLate>();
        services.AddScoped<INews, AnswersNews>();
        services.AddScoped<IWaitingWork, LateWork>();
        services.AddScoped<IDemoData, AnswersDemo>();
        services.AddSingleton<IErasableRows, ErasableChecks>();
        services.AddAuditActions(AnswersAudit.All);
        services.AddSingleton(new HomeCard([Role.Observer], "/comite/propositions/reponses", "Réponses à donner", "Les idées que le comité vous transmet", "lettre", "ocre", 44) { Module = ProposalsAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson, Role.Facilitator], "/ce-qui-a-change", "Ce qui a changé", "Grâce aux idées des jeunes", "coche", "feuille", 46) { Module = ProposalsAccess.Module });
    }
}
