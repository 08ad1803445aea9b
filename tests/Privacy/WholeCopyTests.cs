using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Bodies.Groups;
using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;
using ChildProtection.Features.Meetings;
using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Tickets;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>
/// QA-40: one person has a row in every table about people, and in every column a value of its own; each is found in the
/// copy. That no column of the schema is missing from these tables is held by Architecture/PersonalDataTests.
/// </summary>
public abstract class WholeCopyTests(Portal portal)
{
    private const string Address = "canari.entier@exemple.fr";

    /// <summary>The copy's own way of writing, so that values can be compared as written.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };

    /// <summary>Columns that the copy says in words.</summary>
    private static readonly Dictionary<(Type Table, string Column), string> InWords = new()
    {
        [(typeof(Stay), nameof(Stay.PlaceId))] = "Foyer",
        [(typeof(GridAnswer), nameof(GridAnswer.SheetId))] = "Référent ou référente",
        [(typeof(SurveyTurn), nameof(SurveyTurn.SurveyId))] = WholeLife.SurveyTitle,
        [(typeof(CommitteeMember), nameof(CommitteeMember.BodyId))] = "Comité des jeunes",
        [(typeof(CallVolunteer), nameof(CallVolunteer.CallId))] = "Comité des jeunes",
        [(typeof(RulesSignature), nameof(RulesSignature.RulesId))] = "Le règlement, version 1",
        [(typeof(ThemeHand), nameof(ThemeHand.ThemeId))] = WholeLife.ThemeWords,
        [(typeof(WorkingGroupMember), nameof(WorkingGroupMember.GroupId))] = WholeLife.GroupName,
        [(typeof(CommitteeDraft), nameof(CommitteeDraft.Definition))] = CommitteePersonalData.InWords(WholeLife.Drafted),
        [(typeof(ElectionVoter), nameof(ElectionVoter.ElectionId))] = Votes.PastVote.Title,
        [(typeof(ElectionMark), nameof(ElectionMark.ElectionId))] = Votes.PastVote.Title,
        [(typeof(ElectionKeeper), nameof(ElectionKeeper.ElectionId))] = Votes.PastVote.Title,
        [(typeof(RoomMessage), nameof(RoomMessage.RoomId))] = LifeOfRooms.Name,
        [(typeof(RoomMember), nameof(RoomMember.RoomId))] = LifeOfRooms.Name,
        [(typeof(RoomTranscriptLine), nameof(RoomTranscriptLine.RoomId))] = LifeOfRooms.Name,
        [(typeof(RoomPollHand), nameof(RoomPollHand.PollId))] = LifeOfRooms.Question,
        [(typeof(MeetingSeat), nameof(MeetingSeat.MeetingId))] = LifeOfMeetings.Day,
        [(typeof(MeetingPoint), nameof(MeetingPoint.MeetingId))] = LifeOfMeetings.Day,
        [(typeof(MeetingTask), nameof(MeetingTask.MeetingId))] = LifeOfMeetings.Day,
        [(typeof(MeetingMark), nameof(MeetingMark.MeetingId))] = LifeOfMeetings.Day,
        [(typeof(MeetingRereading), nameof(MeetingRereading.MeetingId))] = LifeOfMeetings.Day,
        [(typeof(ForumTicket), nameof(ForumTicket.StopId))] = LifeOfForums.Stop,
        [(typeof(ForumTicket), nameof(ForumTicket.Code))] = LifeOfForums.Code,
        [(typeof(ForumGreeter), nameof(ForumGreeter.StopId))] = LifeOfForums.Stop,
        [(typeof(ForumVolunteer), nameof(ForumVolunteer.TaskId))] = LifeOfForums.Task,
        [(typeof(Proposal), nameof(Proposal.Words))] = $"Un vélo\nUn vélo pour tous, {WholeLife.Canary}.",
        [(typeof(ProposalFile), nameof(ProposalFile.Content))] = "AQID",
        [(typeof(Attachment), nameof(Attachment.Content))] = "AQID",
        [(typeof(SurveyResponse), nameof(SurveyResponse.SurveyId))] = WholeLife.SurveyTitle,
        [(typeof(SurveyResponse), nameof(SurveyResponse.Answers))] = WholeLife.SurveyWords,
        [(typeof(Relation), nameof(Relation.AccountId))] = "la personne elle-même",
        [(typeof(IdentityUserPasskey<Guid>), nameof(IdentityUserPasskey<>.Data))] = "Téléphone Android, Chrome, ajouté le 01/01/1970",
        [(typeof(AuditEntry), nameof(AuditEntry.ActorId))] = "la personne elle-même",
    };

    private static readonly HashSet<string> Addresses = ["Email", "Recipient"];
    private readonly Dictionary<(PersonalTable Table, string Column), object?> expected = [];
    private int planted;

    [Fact]
    public async Task Every_value_planted_in_every_column_is_in_the_copy()
    {
        var ana = await WholeLife.AllInOneAsync(portal, Address);
        await using var scope = portal.Services.CreateAsyncScope();
        var gather = scope.ServiceProvider.As<GatherMyData>(ana);
        await scope.ServiceProvider.GetRequiredService<AuditLog>().WriteAsync(new AuditAct(PrivacyAudit.Asked, ana.Id, ana.Id, "access") { Actor = AuditActor.Of(ana) });
        var tables = scope.ServiceProvider.GetServices<IPersonalData>().SelectMany(feature => feature.Tables).ToList();
        foreach (var table in tables) await PlantAsync(table, ana.Id);

        var now = portal.Clock.GetUtcNow();
        var copy = new CopyOfMyData(await gather.AllAsync(), TimeZoneInfo.Utc, HtmlEncoder.Default, isYoung: false);
        var (json, page) = (Written(copy.Machine(now)), WebUtility.HtmlDecode(copy.Page(now)));

        var lost = expected.Where(one => !json.Contains((one.Key.Table.Entity.Name, one.Key.Column, JsonSerializer.Serialize(one.Value, Json)))).Select(one => $"{one.Key.Table.Entity.Name}.{one.Key.Column}: {one.Value}").ToList();
        var unread = expected.Where(one => !page.Contains(CopyOfMyData.Words(one.Key.Table.Columns[one.Key.Column], one.Value, TimeZoneInfo.Utc, false), StringComparison.Ordinal)).Select(one => $"{one.Key.Table.Entity.Name}.{one.Key.Column}").ToList();
        Console.WriteLine($"{GetType().Name}: {tables.Count} tables, {expected.Count} columns, {planted} planted values; {lost.Count} missing from the JSON, {unread.Count} from the page.");
        Assert.Empty(lost);
        Assert.Empty(unread);
        Assert.Equal(tables.Sum(table => table.Columns.Count), expected.Count);
        Assert.All(expected, one => Assert.True(one.Value is not null, $"{one.Key.Table.Entity.Name}.{one.Key.Column} is empty: nothing would be looked for."));
    }

    /// <summary>A value of its own in every column that can have one; what is a choice or an id keeps what it is.</summary>
    private Task PlantAsync(PersonalTable table, Guid person) => portal.WithDbAsync(async db =>
    {
        var rows = await RowsOf(db, table.Entity).ToListAsync();
        var mine = rows.Where(one => db.Entry(one).Properties.Any(property => Equals(property.CurrentValue, person))).ToList();
        var row = db.Entry(rows.OfType<AuditEntry>().LastOrDefault(entry => entry.Action == PrivacyAudit.Asked.Code) ?? mine.FirstOrDefault() ?? rows[0]);
        foreach (var column in table.Columns.Keys)
        {
            if (InWords.TryGetValue((table.Entity, column), out var words))
            {
                expected[(table, column)] = words;
                continue;
            }
            var property = row.Property(column);
            var isFree = table.Entity != typeof(AuditEntry) && !Addresses.Contains(column) && !property.Metadata.IsPrimaryKey();
            var value = isFree ? Canary(property.Metadata.ClrType, property.CurrentValue, property.Metadata.GetMaxLength() ?? int.MaxValue) : property.CurrentValue;
            expected[(table, column)] = value;
            property.CurrentValue = property.Metadata.ClrType == typeof(byte[])
                ? await portal.WithVaultAsync(vault => vault.SealAsync(new VaultField(row.Metadata.GetTableName()!, column), IsNobodys(table) ? Vault.Nobody : person, (Guid)row.Property("Id").CurrentValue!, (string)value!))
                : value;
        }
        return await db.SaveChangesAsync();
    });

    /// <summary>Sealed before anybody knows whose it will be: an invitation that waits for its reader; a task, whose words are the body’s.</summary>
    private static bool IsNobodys(PersonalTable table) => table.Entity == typeof(ExpectedReader) || table.Entity == typeof(MeetingTask);

    private object? Canary(Type column, object? present, int most)
    {
        var type = Nullable.GetUnderlyingType(column) ?? column;
        if (type == typeof(bool) || type.IsEnum) return present ?? (type.IsEnum ? Enum.GetValues(type).GetValue(0) : false);
        planted++;
        return type switch
        {
            _ when type == typeof(string) || type == typeof(byte[]) => most < 10 ? $"KAN{planted:000}" : $"canari-{planted}",
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(planted).AddMinutes(planted),
            _ when type == typeof(DateOnly) => new DateOnly(2011, 1, 1).AddDays(planted),
            _ when type == typeof(int) => 9_000 + planted,
            _ => throw new InvalidOperationException($"No value to plant in a {type.Name}."),
        };
    }

    private static IQueryable<object> RowsOf(PortalDb db, Type entity) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(entity).Invoke(db, null)!;

    /// <summary>Table, column and value, as written in the file.</summary>
    private static HashSet<(string Table, string Column, string Value)> Written(string json) =>
    [
        .. from part in JsonDocument.Parse(json).RootElement.GetProperty("parts").EnumerateArray()
           from table in part.GetProperty("tables").EnumerateArray()
           from row in table.GetProperty("rows").EnumerateArray()
           from value in row.EnumerateObject()
           select (table.GetProperty("table").GetString()!, value.Name, value.Value.GetRawText()),
    ];
}

public sealed class WholeCopyOnSqlite(SqlitePortal portal) : WholeCopyTests(portal), IClassFixture<SqlitePortal>;

public sealed class WholeCopyOnPostgres(PostgresPortal portal) : WholeCopyTests(portal), IClassFixture<PostgresPortal>;
