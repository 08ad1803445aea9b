using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Planted.Features.Surveys;

namespace ChildProtection.Tests.Architecture;

/// <summary>
/// V14.1.1, DATA-10: every column that can hold a text is sealed, or encrypted as directory text, or a hash, or stands
/// here with the reason why it holds nothing that anybody wrote. A new column that is in none fails.
/// </summary>
public sealed class SealedColumnsTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly Dictionary<string, string> Clear = new()
    {
        ["AspNetUsers.Role"] = "a word of the closed list Role",
        ["AspNetUsers.Reference"] = "random, made by the portal (PersonReference)",
        ["AspNetUsers.Zone"] = "a code of the territory pack",
        ["AspNetUsers.DisabledReason"] = "a code of the closed list DisableReason",
        ["AspNetUsers.SecurityStamp"] = "random, made by Identity",
        ["AspNetUsers.ConcurrencyStamp"] = "random, made by Identity",
        ["AspNetUsers.PhoneNumber"] = "Identity's; never filled in",
        ["AspNetUsers.TotpSecret"] = "under Data Protection (Totp)",
        ["AspNetUserClaims.ClaimType"] = "Identity's table; never filled in",
        ["AspNetUserClaims.ClaimValue"] = "Identity's table; never filled in",
        ["AspNetUserLogins.LoginProvider"] = "Identity's table; never filled in",
        ["AspNetUserLogins.ProviderKey"] = "Identity's table; never filled in",
        ["AspNetUserLogins.ProviderDisplayName"] = "Identity's table; never filled in",
        ["AspNetUserTokens.LoginProvider"] = "Identity's table; never filled in",
        ["AspNetUserTokens.Name"] = "Identity's table; never filled in",
        ["AspNetUserTokens.Value"] = "Identity's table; never filled in",
        ["AspNetUserPasskeys.CredentialId"] = "random, made by the authenticator",
        ["AspNetUserPasskeys.Data"] = "public keys, and a device's kind made by DeviceLabel",
        ["Ceremonies.Purpose"] = "a word of the code",
        ["Ceremonies.State"] = "under Data Protection (CeremonyDesk)",
        ["Alerts.Kind"] = "a word of the code (SaidAt.Kind)",
        ["PlanUpdates.Action"] = "the code of an action of content/plans",
        ["PlanValues.Action"] = "the code of an action of content/plans",
        ["PlanValues.Indicator"] = "the code of an indicator of content/plans",
        ["PlanQuestions.Action"] = "the code of an action of content/plans",
        ["PlanQuestions.OwedBy"] = "a term of the territory pack",
        ["PlanFollowers.Action"] = "the code of an action of content/plans",
        ["RoomMessages.Reason"] = "a code of the closed list HeldFor, or of the moderation rules",
        ["MentorFiles.Zone"] = "a code of the territory pack",
        ["PeerGroups.Zone"] = "a code of the territory pack",
        ["Bodies.Code"] = "a code of the territory pack",
        ["Bodies.Name"] = "the name of a public body, never of a person",
        ["Bodies.Purpose"] = "what the authority publishes about a body",
        ["Bodies.Frequency"] = "what the authority publishes about a body",
        ["SeatCalls.Commitment"] = "a hash of a random value",
        ["SeatCalls.Record"] = "what a draw publishes: numbers, and two words said aloud to everybody",
        ["CallVolunteers.Number"] = "random, made by the portal",
        ["CallVolunteers.Group"] = "the number of a group of a draw",
        ["ChapterFeedback.Chapter"] = "a chapter's address",
        ["GridAnswers.Statement"] = "the code of a statement of content/fr/autonomie",
        ["SmallSteps.Statement"] = "the code of a statement of content/fr/autonomie",
        ["BookletHandovers.Edition"] = "a code of the closed list BookletEdition",
        ["BookletHandovers.Stamp"] = "titles and hashes of public pages (BookletStamp)",
        ["BookletReadings.Edition"] = "a code of the closed list BookletEdition",
        ["BookletReadings.Stamp"] = "titles and hashes of public pages (BookletStamp)",
        ["ChapterReadings.Chapter"] = "a chapter's address",
        ["ChapterReadings.Hash"] = "a hash of a public page",
        ["WordLookups.Word"] = "a word of the glossary",
        ["ChapterFeedback.Word"] = "first edition only: emptied into SealedWord at the start (SealOldWords)",
        ["PaperSheets.Audience"] = "a code of the closed list PaperAudience",
        ["SurveyQuotes.Question"] = "the code of a question of the content",
        ["Surveys.Code"] = "the name of a file of the content",
        ["Surveys.Title"] = "a title of the content",
        ["Surveys.Definition"] = "questions of the content, frozen",
        ["Surveys.Publics"] = "codes of the closed list Public",
        ["Surveys.Zones"] = "codes of the territory pack",
        ["Surveys.Places"] = "ids of places",
        ["Surveys.ReturnWho"] = "a term of the territory pack",
        ["Surveys.ReturnSaid"] = "what the authority publishes for everybody who was asked",
        ["Surveys.ReturnDecided"] = "what the authority publishes for everybody who was asked",
        ["Surveys.ReturnChanged"] = "what the authority publishes for everybody who was asked",
        ["AnonymousTexts.Question"] = "a question’s code",
        ["AuditEntries.Action"] = "a code of the closed list AuditActions",
        ["AuditEntries.ActorRole"] = "a word of the closed list Role",
        ["AuditEntries.ObjectType"] = "a word of the code",
        ["AuditEntries.Reason"] = "a code (AuditEntry.IsCode)",
        ["AuditEntries.Seal"] = "an HMAC of the hash (AuditSeal)",
        ["AuditEntries.Hash"] = "a chained hash",
        ["AuditEntries.PreviousHash"] = "a chained hash",
        ["AuditHead.Hash"] = "a chained hash",
        ["SignInSessions.Role"] = "a word of the closed list Role",
        ["SignInSessions.Methods"] = "codes of RFC 8176",
        ["SignInSessions.EndedReason"] = "a word of the closed list SessionEnd",
        ["ModerationCases.Kind"] = "the kind of a text, a word of the closed list of IReportable",
        ["AccessNotices.Kind"] = "a word of the closed list AccessNotice",
        ["KeptForms.Fields"] = "under Data Protection (KeptForms)",
        ["TryCounters.Key"] = "an HMAC (Tries)",
        ["Children.Reference"] = "random, made by the portal (PersonReference)",
        ["Elections.Title"] = "what a facilitator asks everybody on the list",
        ["Elections.Question"] = "what a facilitator asks everybody on the list",
        ["Elections.Choices"] = "what a facilitator asks everybody on the list",
        ["Elections.PublicKey"] = "a public key",
        ["Elections.Result"] = "what is published: numbers, and none when they are small",
        ["Elections.BuildAtOpening"] = "a hash of the program",
        ["Elections.BuildAtCount"] = "a hash of the program",
        ["ElectionKeepers.Salt"] = "random, made in a browser",
        ["ElectionWraps.Payload"] = "a key under two keys that are not here",
        ["UrnPending.Ciphertext"] = "encrypted in a browser under a key that is not here",
        ["UrnSealed.Ciphertext"] = "encrypted in a browser under a key that is not here",
        ["Forums.Code"] = "random, made by the portal; on posters",
        ["Forums.Name"] = "what facilitators announce to everybody",
        ["Forums.Purpose"] = "what facilitators announce to everybody",
        ["Forums.Prepared"] = "stands, things to do by function, and sums; names nobody",
        ["Forums.PlanAction"] = "the code of an action of content/plans",
        ["Forums.PlanIndicator"] = "the code of an indicator of content/plans",
        ["Forums.Reach"] = "safe tables: what is published",
        ["ForumStops.Name"] = "what facilitators announce",
        ["ForumStops.Address"] = "a public address; none for a place of life",
        ["ForumStops.Zone"] = "a code of the territory pack",
        ["ForumStops.Slots"] = "a public programme; names nobody",
        ["ForumTasks.Name"] = "what there is to do; names nobody",
        ["HandVotes.Question"] = "what a facilitator asked a room",
        ["HandVotes.Counts"] = "themes and numbers of hands; names nobody",
        ["Invitations.Zone"] = "a code of the territory pack",
        ["Children.Zone"] = "a code of the territory pack",
        ["InstanceSettings.Key"] = "a word of the code",
        ["InstanceSettings.Value"] = "a fact about the installation, never about a person",
        ["Invitations.Role"] = "a word of the closed list Role",
        ["Places.Zone"] = "a code of the territory pack",
        ["ExpectedReaders.Code"] = "random, made by the portal; opens a text that will be public",
        ["PageDrafts.File"] = "the name of a file of content/",
        ["PageRereadings.Code"] = "random, made by the portal; opens a text that will be public",
        ["PageRereadings.File"] = "the name of a file of content/",
        ["PageVersions.File"] = "the name of a file of content/",
        ["Proposals.Scope"] = "a code of the territory pack, or the id of a place",
        ["Proposals.Reasons"] = "codes of the closed list ReturnReason",
        ["ProposalAnswers.OwedBy"] = "a term of the territory pack",
        ["ProposalSteps.ByRole"] = "a word of the closed list Role",
        ["ProposalFiles.Type"] = "a code of the closed list that ReadFile gives",
        ["ModerationFiles.Type"] = "a code of the closed list that ReadFile gives",
        ["Attachments.Type"] = "a code of the closed list that ReadFile gives",
        ["Attachments.Kind"] = "a code: which feature’s text it hangs on",
        ["Attachments.Reason"] = "a code of the moderation rules",
        ["ProposalPoints.Reasons"] = "codes of the closed list ReturnReason",
        ["ProtectionKeys.Name"] = "a key's id",
        ["ProtectionKeys.Xml"] = "encrypted by the master key (KeyRing)",
        ["RetentionSettings.Code"] = "the code of a rule",
        ["SignInSessions.Profile"] = "a word of the closed list SessionProfile",
        ["SignInSessions.Ticket"] = "under Data Protection (SessionTicketStore)",
    };

    /// <summary>What cannot hold a text; an enumeration is stored by its name.</summary>
    private static readonly HashSet<Type> NoText =
        [typeof(Guid), typeof(bool), typeof(int), typeof(long), typeof(short), typeof(double), typeof(decimal), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan)];

    [Fact]
    public async Task Every_column_that_can_hold_a_text_is_protected_or_explained() => Assert.Empty(Unprotected(await ModelAsync()));

    [Fact]
    public async Task The_list_has_no_line_too_many()
    {
        var columns = Columns(await ModelAsync()).ToList();

        Assert.Empty(Clear.Keys.Except(columns.Select(column => column.Name)));
        Assert.Empty(columns.Where(column => column.IsProtected).Select(column => column.Name).Intersect(Clear.Keys));
    }

    /// <summary>Two marks may not lie: sealed columns are bytes, directory texts have their converter.</summary>
    [Fact]
    public async Task What_is_marked_is_really_converted()
    {
        var marked = (await ModelAsync()).GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()).ToList();

        Assert.All(marked.Where(column => column.Is(SealedColumns.Sealed)), column => Assert.Equal(typeof(byte[]), column.ClrType));
        Assert.All(marked.Where(column => column.Is(SealedColumns.Directory)), column => Assert.IsType<DirectoryConverter>(column.GetValueConverter()));
        Assert.All(marked.Where(column => column.FindAnnotation(SealedColumns.IndexedBy) is not null), column =>
            Assert.True(column.DeclaringType.FindProperty((string)column.FindAnnotation(SealedColumns.IndexedBy)!.Value!)!.Is(SealedColumns.Index)));
    }

    /// <summary>Control: a table whose text nobody protected is seen.</summary>
    [Fact]
    public void A_planted_column_is_seen()
    {
        using var careless = new CarelessDb();

        Assert.Equal(["Diary.Lines", "Diary.Picture", "Diary.Text"], Unprotected(careless.Model).Order());
    }

    private static IEnumerable<string> Unprotected(IModel model) =>
        Columns(model).Where(column => !column.IsProtected && !Clear.ContainsKey(column.Name)).Select(column => column.Name);

    /// <summary>Every column but those of kinds that hold no text; a JSON document is one column.</summary>
    private static IEnumerable<(string Name, bool IsProtected)> Columns(IModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetContainerColumnName() is { } json)
            {
                yield return ($"{entity.GetTableName()}.{json}", false);
                continue;
            }
            foreach (var column in entity.GetDeclaredProperties())
            {
                var kind = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
                if (NoText.Contains(kind) || kind.IsEnum) continue;
                var isProtected = new[] { SealedColumns.Sealed, SealedColumns.Directory, SealedColumns.Index, SealedColumns.Hash }.Any(column.Is);
                yield return ($"{entity.GetTableName()}.{column.GetColumnName()}", isProtected);
            }
        }
    }

    private Task<IModel> ModelAsync() => portal.WithDbAsync(db => Task.FromResult(db.Model));
}
