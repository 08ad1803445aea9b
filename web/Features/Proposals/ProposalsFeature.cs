using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Features.Proposals.Points;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Proposals;

/// <summary>« Les idées »: told by young people, read by a facilitator, published, supported, discussed. Votes and answers build on them.</summary>
internal static class ProposalsFeature
{
    public static void AddProposals(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddProposalPolicies();
        services.AddScoped<ProposalAudience>();
        services.AddScoped<ProposalRoad>();
        services.AddScoped<ProposalIndex>();
        services.AddScoped<OwnProposals>();
        services.AddScoped<ReadProposals>();
        services.AddScoped<SupportProposal>();
        services.AddScoped<ProposalLists>();
        services.AddScoped<ProposalPoints>();
        services.AddScoped<IReportable, ReportablePoints>();
        services.AddScoped<ProposalFiles>();
        services.AddScoped<Platform.Files.Scanning.IWaitingFiles, WaitingIdeaFiles>();
        services.AddScoped<JoinProposal>();
        services.AddSingleton<IErasableRows, ErasableProposals>();
        services.AddSingleton<IErasableRows, ErasablePoints>();
        services.AddScoped<IPersonalData, ProposalsPersonalData>();
        services.AddProposalsRetention();
        services.AddScoped<IDemoData, ProposalsDemo>();
        services.AddScoped<INews, ProposalsNews>();
        services.AddSingleton<IInvariant, EverySupportIsCounted>();
        services.AddSingleton<IInvariant, OnlyShownIdeasAreFound>();
        services.AddAuditActions(ProposalsAudit.All);
        services.AddAnswers();
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/comite/propositions", "Les idées", "Proposer et soutenir des idées", "idee", "lagune", 44) { Module = ProposalsAccess.Module });
        services.AddSingleton(new HomeCard([Role.Facilitator], "/comite/propositions", "Les idées", "Lire et publier les idées des jeunes", "idee", "lagune", 29) { Module = ProposalsAccess.Module });
    }
}
