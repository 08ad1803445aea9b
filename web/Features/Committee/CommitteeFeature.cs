namespace ChildProtection.Features.Committee;

/// <summary>« Le comité des jeunes »: who sits on it, and what its members write. Ideas, votes and forums join here.</summary>
internal static class CommitteeFeature
{
    public static void AddCommittee(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddCommitteePolicies();
        services.AddScoped<CommitteeAccess>();
        services.AddScoped<IStartTask, Bodies.SeedBodies>();
        services.AddScoped<Members.CommitteeList>();
        services.AddScoped<Members.JoinCommittee>();
        services.AddScoped<Drafts.OwnDrafts>();
        services.AddScoped<Drafts.GivenDrafts>();
        services.AddSingleton<IErasableRows, Drafts.ErasableDrafts>();
        services.AddScoped<IPersonalData, CommitteePersonalData>();
        services.AddCommitteeRetention();
        services.AddScoped<IDemoData, CommitteeDemo>();
        services.AddScoped<INews, CommitteeNews>();
        services.AddAuditActions(CommitteeAudit.All);
        services.AddSingleton(new NavigationItem("/comite", "Comité", "cercle", 93, Role.YoungPerson, Role.Facilitator) { Module = CommitteeAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/comite", "Le comité", "Écrire une enquête avec d’autres jeunes", "cercle", "ocre", 45) { Module = CommitteeAccess.Module });
        services.AddSingleton(new HomeCard([Role.Facilitator], "/comite", "Le comité", "Les membres et leurs brouillons", "cercle", "ocre", 30) { Module = CommitteeAccess.Module });
    }
}
