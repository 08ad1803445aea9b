using ChildProtection.Platform.Backups;

namespace ChildProtection.Features.Forums;

/// <summary>« Forums » and the « caravane des droits »: prepared with the committee, open to the young, counted without anybody’s name.</summary>
internal static class ForumsFeature
{
    public static void AddForums(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddForumsPolicies();
        services.AddScoped<ForumsAccess>();
        services.AddScoped<ForumDesk>();
        services.AddScoped<Stops.StopDesk>();
        services.AddScoped<Stops.PublicWords>();
        services.AddScoped<Committee.Bodies.Running.IKeepsBodyOpen, ForumsKeepBodyOpen>();
        services.AddScoped<Preparing.TaskDesk>();
        services.AddScoped<Preparing.BudgetDesk>();
        services.AddScoped<Tickets.TakeTicket>();
        services.AddScoped<Tickets.ReadNeeds>();
        services.AddScoped<Arrivals.Welcome>();
        services.AddScoped<Reach.GiveFaces>();
        services.AddScoped<Reach.CountReach>();
        services.AddScoped<Reach.CarryToPlan>();
        services.AddHostedService<Reach.TendForums>();
        services.AddScoped<IPersonalData, ForumsPersonalData>();
        services.AddScoped<IDemoData, ForumsDemo>();
        services.AddScoped<INews, ForumsNews>();
        services.AddForumsRetention();
        services.AddAuditActions(ForumsAudit.All);
        services.AddSingleton(new LeftOutOfBackups("ForumTurns")); // two backups side by side would tell who answered between them, and with which faces
        services.AddSingleton(new NavigationItem("/comite/forums", "Forums", "forum", 94, Role.YoungPerson, Role.Professional, Role.Facilitator, Role.Observer) { Module = ForumsAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/comite/forums", "Les forums", "Des journées pour connaître tes droits", "forum", "feuille", 46) { Module = ForumsAccess.Module });
        services.AddSingleton(new HomeCard([Role.Professional], "/comite/forums", "Les forums", "Garder des places, aider à l’accueil", "forum", "feuille", 55) { Module = ForumsAccess.Module });
        services.AddSingleton(new HomeCard([Role.Facilitator, Role.Observer], "/comite/forums", "Les forums", "Préparer, accueillir, compter", "forum", "feuille", 46) { Module = ForumsAccess.Module });
    }
}
