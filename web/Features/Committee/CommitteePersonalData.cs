using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Groups;
using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Committee;

/// <summary>That one sits or sat on the committee, and the drafts one wrote there with the words they came back with.</summary>
internal sealed class CommitteePersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalTable Seats = new(typeof(CommitteeMember), "Le comité des jeunes")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(CommitteeMember.BodyId)] = "Où", [nameof(CommitteeMember.From)] = "Membre depuis le", [nameof(CommitteeMember.EndsOn)] = "Mandat jusqu’au", [nameof(CommitteeMember.WishesToStayAt)] = "Demande à continuer le", [nameof(CommitteeMember.Until)] = "Sorti·e le" },
    };

    private static readonly PersonalTable Signed = new(typeof(RulesSignature), "Les règlements signés")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(RulesSignature.RulesId)] = "Ce qui est signé", [nameof(RulesSignature.SignedAt)] = "Signé le" },
    };

    private static readonly PersonalTable Working = new(typeof(WorkingGroupMember), "Les groupes de travail")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(WorkingGroupMember.GroupId)] = "Le groupe", [nameof(WorkingGroupMember.Since)] = "Depuis le" },
    };

    private static readonly PersonalTable Proposed = new(typeof(BodyTheme), "Les thèmes proposés, avant d’être publiés")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(BodyTheme.Text)] = "Le thème", [nameof(BodyTheme.State)] = new("Où il en est", state => (ThemeState)state == ThemeState.Returned ? "Rendu avec un mot" : "Un animateur va lire"),
            [nameof(BodyTheme.Word)] = "Le mot de l’animateur", [nameof(BodyTheme.Year)] = "Année", [nameof(BodyTheme.ChangedAt)] = "Changé le",
        },
        Withheld = new Dictionary<string, string> { [nameof(BodyTheme.SubmissionKey)] = "random, drawn with the form" },
    };

    private static readonly PersonalTable Hands = new(typeof(ThemeHand), "Les mains levées")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ThemeHand.ThemeId)] = "Le thème", [nameof(ThemeHand.At)] = "Levée le" },
    };

    private static readonly PersonalTable Running = new(typeof(BodyFacilitator), "Les instances que vous animez")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(BodyFacilitator.From)] = "Animées depuis le", [nameof(BodyFacilitator.Until)] = "Jusqu’au" },
    };

    private static readonly PersonalTable Written = new(typeof(CommitteeDraft), "Les brouillons d’enquête")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(CommitteeDraft.Definition)] = "Le brouillon", [nameof(CommitteeDraft.State)] = new("Où il en est", state => ((DraftState)state).Words(isOpened: false, isClosed: false)),
            [nameof(CommitteeDraft.ChangedAt)] = "Changé le", [nameof(CommitteeDraft.GivenAt)] = "Donné le", [nameof(CommitteeDraft.Word)] = "Le mot de l’animateur", [nameof(CommitteeDraft.WordAt)] = "Rendu le",
        },
    };

    public PersonalModule Module { get; } = new("comite", "Le comité des jeunes", "cercle", 42,
        new KeptData("Les jours où tu es membre du comité", "Pour savoir qui écrit au comité.", "Toi et les animateurs.", CommitteeRetention.MembersCode) { Roles = [Role.YoungPerson] },
        new KeptData("Les jours où vous êtes membre d’un groupe", "Pour savoir qui en est.", "Vous et les animateurs.", CommitteeRetention.MembersCode) { Roles = [Role.Parent] },
        new KeptData(new Said("Les règlements que tu signes, et tes groupes de travail", "Les règlements que vous signez, et vos groupes de travail"), "Pour savoir qui est d’accord et qui travaille sur quoi.", "Les membres et les animateurs.", CommitteeRetention.MembersCode) { Roles = [Role.YoungPerson, Role.Parent] },
        new KeptData(new Said("Les thèmes que tu proposes, et ta main levée", "Les thèmes que vous proposez, et votre main levée"), "Pour choisir de quoi on parle.", new Said("Toi et les animateurs. Publié, un thème n’a plus ton nom.", "Vous et les animateurs. Publié, un thème n’a plus votre nom."), CommitteeRetention.ThemesCode) { Roles = [Role.YoungPerson, Role.Parent] },
        new KeptData("Les instances que vous animez", "Pour savoir qui les anime.", "Les membres et les administrateurs.", CommitteeRetention.FacilitatorsCode) { Roles = [Role.Facilitator] },
        new KeptData("Tes brouillons d’enquête, et le mot qui les rend", "Pour écrire une enquête.", "Toi. Les animateurs, quand tu donnes le brouillon. Puis l’équipe des enquêtes.", CommitteeRetention.DraftsCode) { Roles = [Role.YoungPerson] });

    public IReadOnlyList<PersonalTable> Tables => [Seats, Signed, Working, Proposed, Hands, Running, Written];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var seats = await PersonalTable.SomeAsync(db.CommitteeMembers.AsNoTracking().Where(member => member.AccountId == personId).OrderByDescending(member => member.From), most);
        var names = await db.Bodies.AsNoTracking().ToDictionaryAsync(body => body.Id, body => body.Name);
        var running = await PersonalTable.SomeAsync(db.BodyFacilitators.AsNoTracking().Where(one => one.AccountId == personId).OrderByDescending(one => one.From), most);
        var drafts = await PersonalTable.SomeAsync(db.CommitteeDrafts.AsNoTracking().Where(draft => draft.AuthorId == personId).OrderByDescending(draft => draft.ChangedAt), most);
        var texts = await vault.OpenAllAsync(CommitteeData.Definition, [.. drafts.Select(draft => (personId, draft.Id, draft.Definition))]);
        var words = await vault.OpenAllAsync(CommitteeData.Word, [.. drafts.Where(draft => draft.Word is not null).Select(draft => (personId, draft.Id, draft.Word!))]);
        return
        [
            Seats.Of(seats, most, seat => new Dictionary<string, object?> { [nameof(seat.BodyId)] = names.GetValueOrDefault(seat.BodyId) }),
            .. await OfSeatsAsync(personId, most),
            .. await OfThemesAsync(personId, most),
            Running.Of(running, most),
            Written.Of(drafts, most, draft => new Dictionary<string, object?>
            {
                [nameof(draft.Definition)] = texts.GetValueOrDefault(draft.Id) is { } text ? InWords(Questionnaire.Thaw(text)) : null,
                [nameof(draft.Word)] = words.GetValueOrDefault(draft.Id),
            }),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.CommitteeDrafts.Where(draft => draft.AuthorId == personId).ExecuteDeleteAsync();
        await db.BodyThemes.Where(theme => theme.AuthorId == personId).ExecuteDeleteAsync();
        await db.CommitteeMembers.Where(member => member.AccountId == personId).ExecuteDeleteAsync();
        await db.BodyFacilitators.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
    }

    /// <summary>What one proposed, and where one's hand is up.</summary>
    private async Task<IReadOnlyList<PersonalRows>> OfThemesAsync(Guid personId, int most)
    {
        var (seats, themes) = (db.CommitteeMembers.Where(seat => seat.AccountId == personId), db.BodyThemes);
        var mine = await PersonalTable.SomeAsync(themes.AsNoTracking().Where(theme => theme.AuthorId == personId).OrderByDescending(theme => theme.ChangedAt), most);
        var hands = await PersonalTable.SomeAsync(db.ThemeHands.AsNoTracking().Where(hand => seats.Any(seat => seat.Id == hand.SeatId)).OrderByDescending(hand => hand.At), most);
        var ids = hands.Select(hand => hand.ThemeId).ToList();
        var raised = await themes.AsNoTracking().Where(theme => ids.Contains(theme.Id)).ToListAsync();
        var texts = await vault.OpenAllAsync(BodyData.ThemeText, [.. raised.Concat(mine).DistinctBy(theme => theme.Id).Select(theme => (theme.Sealer, theme.Id, theme.Text))]);
        var words = await vault.OpenAllAsync(BodyData.ThemeWord, [.. mine.Where(theme => theme.Word is not null).Select(theme => (personId, theme.Id, theme.Word!))]);
        return
        [
            Proposed.Of(mine, most, theme => new Dictionary<string, object?> { [nameof(theme.Text)] = texts.GetValueOrDefault(theme.Id), [nameof(theme.Word)] = words.GetValueOrDefault(theme.Id) }),
            Hands.Of(hands, most, hand => new Dictionary<string, object?> { [nameof(hand.ThemeId)] = texts.GetValueOrDefault(hand.ThemeId) }),
        ];
    }

    /// <summary>What hangs on one’s seats: signatures and groups.</summary>
    private async Task<IReadOnlyList<PersonalRows>> OfSeatsAsync(Guid personId, int most)
    {
        var (seats, versions, groups) = (db.CommitteeMembers.Where(seat => seat.AccountId == personId), db.BodyRules, db.WorkingGroups);
        var signed = await PersonalTable.SomeAsync(db.RulesSignatures.AsNoTracking().Where(one => seats.Any(seat => seat.Id == one.SeatId)).OrderByDescending(one => one.SignedAt), most);
        var working = await PersonalTable.SomeAsync(db.WorkingGroupMembers.AsNoTracking().Where(one => seats.Any(seat => seat.Id == one.SeatId)).OrderByDescending(one => one.Since), most);
        var (signedIds, workingIds) = (signed.Select(one => one.RulesId).ToList(), working.Select(one => one.GroupId).ToList());
        var numbers = await versions.Where(rules => signedIds.Contains(rules.Id)).ToDictionaryAsync(rules => rules.Id, rules => rules.Number);
        var sealedNames = await groups.Where(group => workingIds.Contains(group.Id)).Select(group => new { group.Id, group.Name }).ToListAsync();
        var names = await vault.OpenAllAsync(BodyData.GroupName, [.. sealedNames.Select(group => (Vault.Nobody, group.Id, group.Name))]);
        return
        [
            Signed.Of(signed, most, one => new Dictionary<string, object?> { [nameof(one.RulesId)] = $"Le règlement, version {numbers[one.RulesId]}" }),
            Working.Of(working, most, one => new Dictionary<string, object?> { [nameof(one.GroupId)] = names.GetValueOrDefault(one.GroupId) }),
        ];
    }

    /// <summary>All that its author wrote, line by line.</summary>
    internal static string InWords(Questionnaire questions) => string.Join('\n',
    [
        $"{questions.Title}. {questions.Purpose}",
        .. questions.WhyLong is { } reason ? [reason] : Array.Empty<string>(),
        .. questions.Sections.SelectMany(part => part.Questions.Select(InWords).Prepend(part.Title)),
    ]);

    private static string InWords(Question question) => string.Join(" / ",
        question.Text.Words.Values.Distinct().Concat(question.Choices.Select(choice => choice.Words)).Append(question.Hint).Concat(question.Why.Words.Values.Distinct()).Where(words => !string.IsNullOrEmpty(words)));
}
