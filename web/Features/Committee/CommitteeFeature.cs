using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Committee;

/// <summary>« Le comité des jeunes »: who sits on which body, its rules and groups, and what its members write. Ideas, votes and forums join here.</summary>
internal static class CommitteeFeature
{
    public static void AddCommittee(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddCommitteePolicies();
        services.AddScoped<CommitteeAccess>();
        services.AddScoped<IStartTask, SeedBodies>();
        services.AddScoped<BodyDesk>();
        services.AddScoped<Bodies.Joining.AskToJoin>();
        services.AddScoped<Bodies.Rules.RulesDesk>();
        services.AddScoped<Bodies.Groups.GroupDesk>();
        services.AddScoped<Bodies.Themes.ThemeDesk>();
        services.AddSingleton<IErasableRows, Bodies.Themes.ErasableThemes>();
        services.AddScoped<Bodies.Mandate.MandateDesk>();
        services.AddHostedService<Bodies.Mandate.EndMandates>();
        services.AddScoped<Bodies.Running.NameFacilitators>();
        services.AddScoped<Bodies.Running.CloseBody>();
        services.AddScoped<Representation>();
        services.AddScoped<Members.CommitteeList>();
        services.AddScoped<Members.JoinCommittee>();
        services.AddScoped<Drafts.OwnDrafts>();
        services.AddScoped<Drafts.GivenDrafts>();
        services.AddSingleton<IErasableRows, Drafts.ErasableDrafts>();
        services.AddScoped<IPersonalData, CommitteePersonalData>();
        services.AddCommitteeRetention();
        services.AddScoped<IDemoData, CommitteeDemo>();
        services.AddScoped<IDemoData, Members.MembersDemo>();
        services.AddScoped<IDemoData, BodiesDemo>();
        services.AddSeatsByLot();
        services.AddScoped<INews, CommitteeNews>();
        services.AddAuditActions(CommitteeAudit.All);
        services.AddAuditActions(BodyAudit.All);
        services.AddSingleton(new NavigationItem("/comite", "Comité", "cercle", 93, Role.YoungPerson, Role.Facilitator) { Module = CommitteeAccess.Module });
        services.AddSingleton(new NavigationItem("/comite", "Parents", "famille", 93, Role.Parent) { Module = CommitteeAccess.Module, And = CommitteeAccess.Families });
        services.AddSingleton(new NavigationItem("/comite/representation", "Instances", "cercle", 93, Role.Observer) { Module = CommitteeAccess.Module });
        services.AddSingleton(new NavigationItem("/administration/instances", "Instances", "cercle", 93, Role.Administrator) { Module = CommitteeAccess.Module });
        services.AddSingleton(new HomeCard([Role.Parent], "/comite", "Les groupes de parents", "Parler avec d’autres parents, et être entendu", "famille", "ocre", 45) { Module = CommitteeAccess.Module, And = CommitteeAccess.Families });
        services.AddSingleton(new HomeCard([Role.Observer], "/comite/representation", "Les instances", "Qui est représenté, sans les noms", "cercle", "ocre", 45) { Module = CommitteeAccess.Module });
        services.AddSingleton(new HomeCard([Role.Administrator], "/administration/instances", "Les instances", "Dire qui les anime", "cercle", "ocre", 45) { Module = CommitteeAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/comite", "Le comité", "Écrire une enquête avec d’autres jeunes", "cercle", "ocre", 45) { Module = CommitteeAccess.Module });
        services.AddSingleton(new HomeCard([Role.Facilitator], "/comite", "Le comité", "Les membres et leurs brouillons", "cercle", "ocre", 30) { Module = CommitteeAccess.Module });
    }

    private static void AddSeatsByLot(this IServiceCollection services)
    {
        services.AddScoped<Bodies.Draws.CallStrata>();
        services.AddScoped<Bodies.Draws.CallDesk>();
        services.AddScoped<Bodies.Draws.VolunteerDesk>();
        services.AddScoped<Bodies.Draws.ReadDraws>();
        services.AddScoped<Bodies.Draws.Substitutes>();
        services.AddHostedService<Bodies.Draws.EndSilence>();
        services.AddScoped<INews, Bodies.Draws.DrawNews>();
        services.AddScoped<IPersonalData, Bodies.Draws.DrawsPersonalData>();
        services.AddScoped<IDemoData, Bodies.Draws.DrawsDemo>();
    }
}
