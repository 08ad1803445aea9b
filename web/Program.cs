using ChildProtection.Features.Accounts;
using ChildProtection.Features.Administration;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Content;
using ChildProtection.Features.Discussions;
using ChildProtection.Features.Files;
using ChildProtection.Features.Forums;
using ChildProtection.Features.Home;
using ChildProtection.Features.Meetings;
using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Moderation;
using ChildProtection.Features.Plan;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Review;
using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Voice;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Logs;
using ChildProtection.Platform.Verbs;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddLogs();
    if (!VerbRunner.IsVerb(args)) await builder.RefuseUnsafeStartAsync();
    builder.AddPlatform();
    builder.AddMail();
    builder.AddFilePages();
    builder.AddHome();
    builder.AddContent();
    builder.AddBooklet();
    builder.AddAccounts();
    builder.AddVoice();
    builder.AddSurveys();
    builder.AddAutonomy();
    builder.AddCommittee();
    builder.AddPlan();
    builder.AddVotes();
    builder.AddProposals();
    builder.AddModeration();
    builder.AddMeetings();
    builder.AddForums();
    builder.AddDiscussions();
    builder.AddMentoring();
    builder.AddWriting();
    builder.AddReview();
    builder.AddSafeguarding();
    builder.AddAdministration();
    builder.AddPrivacy();

    var app = builder.Build();
    if (VerbRunner.IsVerb(args)) return await VerbRunner.RunAsync(app.Services, args, Console.Out, Console.Error);

    app.UseRequestLog();
    app.UsePlatform();
    app.MapDiscussions();
    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    foreach (var reason in refusal.Reasons) await Console.Error.WriteLineAsync(reason);
    return StartupChecks.ExitCode;
}
