using ChildProtection.Features.Content;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Writing;

/// <summary>« L’atelier du livret »: pages written in the portal over the shipped ones, reread by those they are for.</summary>
internal static class WritingFeature
{
    public static void AddWriting(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorizationBuilder().AddWritingPolicies();
        builder.Services.AddSingleton<PublishedPages>();
        builder.Services.AddSingleton<IPublishedWords>(services => services.GetRequiredService<PublishedPages>());
        builder.Services.AddScoped<IStartTask, FirstReadOfPublished>();
        builder.Services.AddHostedService<ReadPublished>();
        builder.Services.AddScoped<PageVersions>();
        builder.Services.AddScoped<WriteDraft>();
        builder.Services.AddScoped<DiscardDraft>();
        builder.Services.AddScoped<PublishPage>();
        builder.Services.AddScoped<RereadDraft>();
        builder.Services.AddScoped<InviteReaders>();
        builder.Services.AddScoped<JoinRereading>();
        builder.Services.AddScoped<GiveOpinion>();
        builder.Services.AddScoped<HideName>();
        builder.Services.AddScoped<WriteHouse>();
        builder.Services.AddScoped<IPersonalChapter, WriteHouse>();
        builder.Services.AddScoped<KeepHousePhoto>();
        builder.Services.AddScoped<WorkshopShelf>();
        builder.Services.AddScoped<CarryContent>();
        builder.Services.AddScoped<BringContent>();
        builder.Services.AddScoped<IVerb, ContentExportVerb>();
        builder.Services.AddScoped<IVerb, ContentImportVerb>();
        builder.Services.AddScoped<IPersonalData, WritingPersonalData>();
        builder.Services.AddWritingRetention();
        builder.Services.AddScoped<INews, WritingNews>();
        builder.Services.AddScoped<IDemoData, WritingDemo>();
        builder.Services.AddAuditActions(WritingAudit.All);
        builder.Services.AddSingleton(new NavigationItem("/atelier", "Atelier", "crayon", 40, Role.Facilitator, Role.Administrator));
        builder.Services.AddSingleton(new NavigationItem("/relire", "Relire", "crayon", 70, Role.YoungPerson, Role.Parent, Role.Mentor));
        builder.Services.AddSingleton(new HomeCard([Role.Facilitator, Role.Administrator], "/atelier", "L’atelier du livret", "Écrire les pages et les faire relire", "crayon", "lagune", 15));
    }
}
