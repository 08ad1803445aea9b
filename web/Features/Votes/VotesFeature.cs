using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Votes;

/// <summary>« Votes »: secret votes of a body, opened by two of its bureau, counted again by anybody; and hands counted in a room, called so.</summary>
internal static class VotesFeature
{
    public static void AddVotes(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddVotePolicies();
        services.AddSingleton<Urn.VoteSeal>();
        services.AddSingleton<Bureau.DeployedBuild>();
        services.AddScoped<Bureau.Electorate>();
        services.AddScoped<Bureau.RunElection>();
        services.AddScoped<Bureau.OpenUrn>();
        services.AddScoped<Bureau.DestroyKeys>();
        services.AddScoped<Urn.CastBallot>();
        services.AddScoped<Urn.SealUrn>();
        services.AddScoped<Results.VoteRecord>();
        services.AddScoped<ReadElections>();
        services.AddScoped<Hands.HandVotes>();
        services.AddScoped<IVerb, Results.VoteVerifyVerb>();
        services.AddHostedService<TendVotes>();
        services.AddScoped<IPersonalData, VotesPersonalData>();
        services.AddScoped<IDemoData, VotesDemo>();
        services.AddScoped<INews, VotesNews>();
        services.AddScoped<Committee.Bodies.Running.IKeepsBodyOpen, VotesKeepBodyOpen>();
        services.AddVotesRetention();
        services.AddAuditActions(VotesAudit.All);
        services.AddSingleton(new LeftOutOfBackups("ElectionWraps")); // destroyed keys are in no backup either: a restored vote that was not counted is held again
        services.AddSingleton(new LeftOutOfBackups("ElectionMarks")); // two backups side by side would tell who came between them, and with which ballot; a vote restored while it runs is held again
    }
}
