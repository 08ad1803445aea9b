using ChildProtection.Features.Booklet.Feedback;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Booklet.Printing;
using ChildProtection.Features.Booklet.Words;

namespace ChildProtection.Features.Booklet;

/// <summary>The welcome booklet (« livret d’accueil »): chapters, printed booklet, and what readers say of it.</summary>
internal static class BookletFeature
{
    public static void AddBooklet(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorizationBuilder().AddBookletPolicies();
        builder.Services.AddScoped<ReadersVoices>();
        builder.Services.AddScoped<PageBoard>();
        builder.Services.AddScoped<WordLookups>();
        builder.Services.AddScoped<MyBooklet>();
        builder.Services.AddScoped<HandBooklet>();
        builder.Services.AddScoped<HandedCounts>();
        builder.Services.AddScoped<INews, BookletNews>();
        builder.Services.AddScoped<IPersonalData, BookletPersonalData>();
        builder.Services.AddAuditActions(BookletAudit.All);
        builder.Services.AddScoped<IDemoData, BookletDemo>();
        builder.Services.AddScoped<IStartTask, SealOldWords>();
        builder.AddBookletPrinting();
        builder.Services.AddBookletRetention();
        builder.Services.AddSingleton(new NavigationItem("/livret", "Livret", "livret", 20, NavigationItem.Everybody));
        builder.Services.AddSingleton(new NavigationItem(
            "/livret/mes-droits", "Mes droits", "balance", 30, NavigationItem.Visitor, Role.YoungPerson));
        builder.Services.AddSingleton(new NavigationItem("/administration/livret", "Avis", "bulle", 10, Role.Facilitator, Role.Moderator));
        builder.Services.AddSingleton(new HomeCard(
            [Role.Facilitator, Role.Moderator], "/administration/livret", "Les pages et leurs lecteurs", "Pages dures, mots cherchés, relectures", "bulle", "violet", 20));
    }
}
