using System.Collections.Concurrent;
using ChildProtection.Features.Content;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform;
using ChildProtection.Platform.Territory;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>What is made of the repository's content when a portal starts, made once for all the portals of this run: a third of each start.</summary>
internal static class SharedContent
{
    private static readonly MadeContent Made = new();
    private static readonly ConcurrentDictionary<string, Features.Autonomy.Statements.ReferentialLibrary> Referentials = new();
    private static readonly Lazy<QuestionnaireShelf> Questionnaires = new(() => new QuestionnaireShelf(new ContentFolder(Repository.Path("content"))));

    public static void Give(IServiceCollection services)
    {
        services.AddSingleton(Made);
        services.AddSingleton(_ => Questionnaires.Value);
        services.AddSingleton(provider => Referentials.GetOrAdd(provider.GetRequiredService<TerritoryPack>().Code, _ => ActivatorUtilities.CreateInstance<Features.Autonomy.Statements.ReferentialLibrary>(provider)));
    }
}
