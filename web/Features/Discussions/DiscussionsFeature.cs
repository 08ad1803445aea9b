using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Threads;
using ChildProtection.Features.Discussions.Transcripts;
using ChildProtection.Platform.Direct;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions;

/// <summary>« Les salons »: talking live where somebody is there; conversations that are accompanied.</summary>
internal static class DiscussionsFeature
{
    public static void AddDiscussions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddDiscussionsPolicies();
        services.AddScoped(provider => RoomPerson.Of(provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<RoomAccess>();
        services.AddScoped<RoomDoors>();
        services.AddScoped<RoomLists>();
        services.AddScoped<ReadRoom>();
        services.AddScoped<RoomPolls>();
        services.AddScoped<PeerRooms>();
        services.AddScoped<PostMessage>();
        services.AddScoped<JoinRoom>();
        services.AddScoped<RunRoom>();
        services.AddScoped<StartThread>();
        services.AddScoped<SeatSupervisors>();
        services.AddHostedService<SeatSupervisorsJob>();
        services.AddScoped<Threads.ReadSignals>();
        services.AddScoped<GlassDesk>();
        services.AddScoped<TranscriptDesk>();
        services.AddSingleton<ReportLink>();
        services.AddScoped<IPairThreads, PairThreads>();
        services.AddScoped<ReportableMessages>();
        services.AddScoped<IReportable>(provider => provider.GetRequiredService<ReportableMessages>());
        services.AddSingleton<IErasableRows, ErasableMessages>();
        services.AddSingleton<IErasableRows, HiddenMessages>();
        services.AddSingleton<IErasableRows, ErasableTranscriptLines>();
        services.AddSingleton<IInvariant, ContactGraph>();
        services.AddLive();
        services.AddScoped<IPersonalData, DiscussionsPersonalData>();
        services.AddDiscussionsRetention();
        services.AddScoped<IDemoData, DiscussionsDemo>();
        services.AddScoped<INews, DiscussionsNews>();
        services.AddAuditActions(DiscussionsAudit.All);
        services.AddSingleton(new NavigationItem("/salons", "Messages", "messages", 94, Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional, Role.Facilitator, Role.Moderator) { Module = DiscussionsAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/salons", "Les salons", "Parler avec d’autres, avec un adulte qui accompagne", "messages", "lagune", 46) { Module = DiscussionsAccess.Module });
        services.AddSingleton(new HomeCard([Role.Parent, Role.Mentor, Role.Professional, Role.Facilitator, Role.Moderator], "/salons", "Les salons", "Les échanges, et qui les accompagne", "messages", "lagune", 46) { Module = DiscussionsAccess.Module });
    }

    public static void MapDiscussions(this WebApplication app) => app.MapHub<DiscussionHub>(DiscussionHub.Address, DirectSetup.Options);

    private static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<RoomPump>();
        services.AddSingleton<HintsAtCommit>();
        services.AddSingleton(provider => new RoomDelivery(provider.GetRequiredService<RoomPump>(), provider.GetRequiredService<HintsAtCommit>()));
        services.AddScoped<ReadMessages>();
        services.AddScoped<RoomPeople>();
        services.AddHostedService<ListenForRooms>();
        services.ConfigureDbContext<SqlitePortalDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<HintsAtCommit>()));
    }
}
