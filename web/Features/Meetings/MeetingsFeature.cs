using ChildProtection.Features.Meetings.After;
using ChildProtection.Features.Meetings.Agenda;
using ChildProtection.Features.Meetings.Calendar;
using ChildProtection.Features.Meetings.Minutes;
using ChildProtection.Features.Meetings.Seats;
using ChildProtection.Platform.Backups;

namespace ChildProtection.Features.Meetings;

/// <summary>« Les réunions »: planned, prepared together, joined, kept in minutes, judged, and followed; also with elected members.</summary>
internal static class MeetingsFeature
{
    public static void AddMeetings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ReadMeetings>();
        services.AddScoped<PlanMeeting>();
        services.AddScoped<WaitingList>();
        services.AddScoped<TakeSeat>();
        services.AddScoped<RunSeats>();
        services.AddScoped<MeetingFeeds>();
        services.AddScoped<ReadPoints>();
        services.AddScoped<WritePoint>();
        services.AddScoped<RunAgenda>();
        services.AddScoped<HandBackPoints>();
        services.AddScoped<BringThemes>();
        services.AddScoped<KeepMinutes>();
        services.AddScoped<FollowTasks>();
        services.AddScoped<SayOpinion>();
        services.AddHostedService<TendMeetings>();
        services.AddSingleton<IErasableRows, ErasablePoints>();
        services.AddScoped<IPersonalData, MeetingsPersonalData>();
        services.AddScoped<IDemoData, MeetingsDemo>();
        services.AddScoped<INews, MeetingsNews>();
        services.AddMeetingsRetention();
        services.AddAuditActions(MeetingsAudit.All);
        services.AddSingleton(new LeftOutOfBackups("MeetingMarks")); // two backups side by side would tell who came between them, and with which faces
    }
}
