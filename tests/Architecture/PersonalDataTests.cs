using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Planted.Features.Surveys;

namespace ChildProtection.Tests.Architecture;

/// <summary>
/// QA-40, LAW-07: a table or a column about people that no feature exports would break their rights silently. The schema is
/// walked: each column is in a feature's copy, or withheld with a reason, or a plain id.
/// </summary>
public sealed class PersonalDataTests(Portal portal) : IClassFixture<Portal>
{
    private const string Child = "ChildProtection.Features.Accounts.Child";

    /// <summary>Tables that hold or point to something of a person, and are in no copy.</summary>
    private static readonly Dictionary<Type, string> NotGiven = new()
    {
        [typeof(PersonKey)] = "the key of the person's words: it is destroyed with them, and opens what the copy already says",
        [typeof(Features.Forums.ForumTurn)] = "that a ticket gave its faces, never which: the ticket is given, and both go together",
        [typeof(Features.Plan.Questions.AnswerAddition)] = "what the institution adds to an answer it gave to a body: a published question has no author",
        [typeof(ChildProtection.Features.Proposals.Answers.ProposalAnswer)] = "what the institution answers to an idea: its words quote nothing, and are on the idea's page",
        [typeof(ChildProtection.Features.Proposals.ProposalToken)] = "keyed numbers of the words of an idea, which the copy gives",
        [typeof(Features.Moderation.Reports.ModerationFile)] = "a copy of somebody else’s picture or voice, kept as evidence: whose it was is not in it",
        [typeof(Features.Safeguarding.Alerts.Alert)] = "that somebody worried about a danger: a copy might tell an author who reported, and put a child in danger; the data officer gives it by hand (RGPD art. 15.4 and 23)",
        [typeof(Features.Safeguarding.Alerts.AlertNote)] = "what was done to protect somebody; given by hand with its alert",
        [typeof(IdentityUserClaim<Guid>)] = "Identity's table; never filled in",
        [typeof(IdentityUserLogin<Guid>)] = "Identity's table; never filled in",
        [typeof(IdentityUserToken<Guid>)] = "Identity's table; never filled in",
    };

    /// <summary>Texts that belong to nobody.</summary>
    private static readonly Dictionary<string, string> Nobodys = new()
    {
        ["ChildProtection.Features.Committee.Bodies.Body"] = "what a body is, and why it was closed, said to all its members",
        ["ChildProtection.Features.Committee.Bodies.Rules.BodyRules"] = "the rules of a body, for all its members",
        ["ChildProtection.Features.Committee.Bodies.Draws.SeatCall"] = "what a draw publishes: numbers, and no name",
        ["ChildProtection.Features.Committee.Bodies.Groups.WorkingGroup"] = "what a group of a body is called: who is in it stands elsewhere",
        ["ChildProtection.Features.Discussions.Room"] = "the name of a room and its hours: who is in it stands elsewhere",
        ["ChildProtection.Features.Discussions.Polls.RoomPoll"] = "a question to a room and its choices: who raised a hand stands elsewhere",
        ["ChildProtection.Features.Meetings.Meeting"] = "when and where a body meets, and its minutes: nobody is named in them",
        ["ChildProtection.Features.Meetings.MeetingFace"] = "totals of faces: nobody is in them",
        ["ChildProtection.Features.Plan.Actions.ActionUpdate"] = "what the authority says of its own plan",
        ["ChildProtection.Features.Plan.Actions.IndicatorValue"] = "a figure of the authority, and how it was counted",
        ["ChildProtection.Features.Review.ReviewDocument"] = "what a service asks a body to reread: nobody is in it",
        ["ChildProtection.Features.Review.ReviewVersion"] = "the text, safe numbers and the answer to all: nobody is in it",
        ["ChildProtection.Features.Surveys.Survey"] = "questions and totals: nobody is in it",
        ["ChildProtection.Features.Surveys.AnonymousAnswer"] = "anonymous by construction",
        ["ChildProtection.Features.Surveys.AnonymousText"] = "anonymous by construction",
        ["ChildProtection.Features.Surveys.Quotes.SurveyQuote"] = "words that are tied to nobody, reread before they are shown",
        ["ChildProtection.Features.Surveys.Paper.PaperSheet"] = "a code on paper: whose it was is nowhere",
        ["ChildProtection.Features.Surveys.BufferedAnswer"] = "anonymous by construction",
        ["ChildProtection.Features.Votes.Election"] = "a question and totals: nobody is in it",
        ["ChildProtection.Features.Votes.ElectionWrap"] = "a key of the bureau, nobody’s",
        ["ChildProtection.Features.Votes.PendingBallot"] = "encrypted, and tied to nobody",
        ["ChildProtection.Features.Votes.SealedBallot"] = "encrypted, and tied to nobody",
        ["ChildProtection.Features.Votes.Hands.HandVote"] = "themes and numbers of hands: nobody is in it",
        ["ChildProtection.Features.Accounts.PlaceOfLife"] = "a place, not a person",
        ["ChildProtection.Features.Booklet.ChapterFeedback"] = "anonymous by construction",
        ["ChildProtection.Features.Booklet.WordLookup"] = "a total per word and day: nobody is in it",
    };

    /// <summary>How a column names a person without a foreign key.</summary>
    private static readonly string[] PersonIds = ["PersonId", "AccountId", "ActorId", "ChildId", "UserId", "AuthorId"];

    [Fact]
    public void Every_table_about_a_person_is_in_a_copy_or_explained() => Assert.Empty(
        WithModel((model, tables) => [.. AboutPeople(model).Except(tables.Select(table => table.Entity)).Except(NotGiven.Keys).Select(type => $"{type.FullName} is in no IPersonalData.")]));

    [Fact]
    public void Every_column_about_a_person_is_in_a_copy_or_withheld_with_its_reason() => Assert.Empty(
        WithModel((model, tables) => [.. tables.SelectMany(table => Missing(model, table))]));

    [Fact]
    public void What_a_feature_names_is_there() => Assert.Empty(WithModel((model, tables) =>
    [
        .. from table in tables
           from name in table.Columns.Keys.Concat(table.Withheld.Keys)
           where model.FindEntityType(table.Entity) is not { } entity || entity.FindProperty(name) is null && entity.FindNavigation(name) is null
           select $"{table.Entity.Name}.{name} is not in the model.",
    ]));

    [Fact]
    public void No_list_has_a_line_too_many() => Assert.Empty(WithModel((model, tables) =>
        [.. NotGiven.Keys.Where(type => model.FindEntityType(type) is null || tables.Any(table => table.Entity == type)).Select(type => $"{type.Name} is explained in vain."),
         .. tables.SelectMany(table => table.Columns.Keys.Intersect(table.Withheld.Keys).Select(name => $"{table.Entity.Name}.{name} is both given and withheld."))]));

    /// <summary>« Mes données » says of each kind what, why, who and how long, for everybody.</summary>
    [Fact]
    public void Every_module_speaks_in_tu_and_in_vous_and_its_rule_exists()
    {
        using var scope = portal.Services.CreateScope();
        var rules = scope.ServiceProvider.GetServices<IRetention>().Select(one => one.Rule.Code).ToHashSet();
        var modules = scope.ServiceProvider.GetServices<IPersonalData>().Select(feature => feature.Module).ToList();

        Assert.Equal(modules.Count, modules.Select(module => module.Code).Distinct().Count());
        foreach (var kept in modules.SelectMany(module => module.Kept))
        {
            Assert.Contains(kept.Rule, rules);
            foreach (var said in new[] { kept.What, kept.Why, kept.Readers })
            {
                Assert.DoesNotMatch(@"\b(tu|toi|ton|ta|tes)\b", kept.Roles.SequenceEqual(["jeune"]) ? "" : said.Vous);
                Assert.DoesNotMatch(@"\b(vous|votre|vos)\b", kept.Roles.Count > 0 && !kept.Roles.Contains("jeune") ? "" : said.Tu);
            }
        }
        Assert.Equal(rules.Count, scope.ServiceProvider.GetServices<IRetention>().Count());
    }

    [Fact]
    public void A_planted_table_and_a_planted_column_are_seen()
    {
        using var forgetful = new ForgetfulDb();
        var table = new PersonalTable(typeof(Question), "Questions") { Columns = new Dictionary<string, PersonalColumn>() };

        Assert.Equal([typeof(Question)], AboutPeople(forgetful.Model).Except([typeof(Account)]));
        Assert.Equal(["Question.Text is neither given nor withheld."], Missing(forgetful.Model, table));
    }

    private static IEnumerable<string> Missing(IModel model, PersonalTable table)
    {
        if (model.FindEntityType(table.Entity) is not { } entity) return [];
        var names = entity.GetProperties().Where(column => !IsId(column)).Select(column => column.Name).Concat(entity.GetNavigations().Where(part => part.TargetEntityType.IsOwned()).Select(part => part.Name));
        return names.Where(name => !table.Columns.ContainsKey(name) && !table.Withheld.ContainsKey(name)).Select(name => $"{table.Entity.Name}.{name} is neither given nor withheld.");
    }

    /// <summary>An id says nothing by itself; what it names is given where it matters.</summary>
    private static bool IsId(IProperty column) =>
        column.Name.EndsWith("Id", StringComparison.Ordinal) && (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) is var kind && (kind == typeof(Guid) || kind == typeof(byte[]) && column.IsPrimaryKey());

    /// <summary>Accounts, children, whatever points to them, directly or through another table, by a foreign key or by name; and every encrypted text.</summary>
    private static HashSet<Type> AboutPeople(IModel model)
    {
        var entities = model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();
        var found = entities.Where(entity => entity.ClrType == typeof(Account) || entity.ClrType.FullName == Child
            || entity.GetProperties().Any(column => PersonIds.Contains(column.Name) || column.Is(SealedColumns.Sealed) || column.Is(SealedColumns.Directory)))
            .Where(entity => !Nobodys.ContainsKey(entity.ClrType.FullName!)).Select(entity => entity.ClrType).ToHashSet();
        while (entities.Any(entity => entity.GetForeignKeys().Any(key => found.Contains(key.PrincipalEntityType.ClrType)) && found.Add(entity.ClrType))) { }
        return found;
    }

    private List<string> WithModel(Func<IModel, IReadOnlyList<PersonalTable>, List<string>> look)
    {
        using var scope = portal.Services.CreateScope();
        var tables = scope.ServiceProvider.GetServices<IPersonalData>().SelectMany(feature => feature.Tables).ToList();
        return look(scope.ServiceProvider.GetRequiredService<PortalDb>().Model, tables);
    }
}
