using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Leaving;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>A young person's sheets, what was written of their meetings, what they asked after 18. An adult gets the days on which they wrote.</summary>
internal sealed class DatesPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalColumn Date = new("Quelle date", kind => Words((MilestoneKind)kind));

    private static readonly PersonalTable Sheets = new(typeof(MilestonePreparation), "Les feuilles de préparation")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MilestonePreparation.Milestone)] = Date, [nameof(MilestonePreparation.Words)] = new("La feuille", words => PreparationWords.Read((string)words).InWords()),
            [nameof(MilestonePreparation.Audience)] = new("Pour qui", audience => Readership.Of((Audience)audience).Words(isYoung: false)),
            [nameof(MilestonePreparation.ChangedAt)] = "Changée le", [nameof(MilestonePreparation.WithdrawnAt)] = "N’est plus montrée depuis le",
        },
    };

    private static readonly PersonalTable Records = new(typeof(MilestoneRecord), "Ce qui a été décidé aux rendez-vous")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MilestoneRecord.Milestone)] = Date, [nameof(MilestoneRecord.Number)] = "Version", [nameof(MilestoneRecord.HeldOn)] = "Rendez-vous du", [nameof(MilestoneRecord.Text)] = "Texte", [nameof(MilestoneRecord.WrittenAt)] = "Écrit le",
            [nameof(MilestoneRecord.ValidatedAt)] = "Le jeune a dit oui le", [nameof(MilestoneRecord.ObjectedAt)] = "Le jeune a dit non le", [nameof(MilestoneRecord.Objection)] = "Ce qui n’est pas juste",
            [nameof(MilestoneRecord.ReplyDueOn)] = "Réponse avant le", [nameof(MilestoneRecord.RepliedAt)] = "Répondu le", [nameof(MilestoneRecord.Reply)] = "Réponse",
        },
        LeftOut = new("Ce qu’un adulte écrit sur toi est ici, en entier.", "Ce qui est écrit sur un jeune est à lui : c’est dans sa copie."),
    };

    private static readonly PersonalTable Returns = new(typeof(ReturnRequest), "Les demandes après 18 ans")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ReturnRequest.Wish)] = new("Demande", wish => ((ReturnWish)wish).Words()), [nameof(ReturnRequest.Text)] = "Mots", [nameof(ReturnRequest.AskedAt)] = "Demandé le", [nameof(ReturnRequest.DueOn)] = "Réponse avant le",
            [nameof(ReturnRequest.AnsweredAt)] = "Répondu le", [nameof(ReturnRequest.Answer)] = "Réponse",
        },
    };

    private static readonly PersonalTable FollowUps = new(typeof(LeavingFollowUp), "Être redemandé après la sortie")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(LeavingFollowUp.ConsentedAt)] = "Dit oui le", [nameof(LeavingFollowUp.AskOn)] = "Question à partir du", [nameof(LeavingFollowUp.WithdrawnAt)] = "Dit non le" },
    };

    private static readonly PersonalTable Offers = new(typeof(LeavingOffer), "Le questionnaire de sortie, proposé")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(LeavingOffer.From)] = "Proposé à partir du", [nameof(LeavingOffer.IsLater)] = "Six mois après" },
    };

    private static readonly PersonalTable Hands = new(typeof(FormerHand), "Les grilles laissées à un autre adulte")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(FormerHand.Until)] = "Laissée le" },
    };

    public PersonalModule Module { get; } = new("dates", new("Tes dates, de 16 à 25 ans", "Les dates, de 16 à 25 ans"), "calendrier", 33,
        new KeptData("Ce que tu prépares avant une date", "Pour dire ce que tu veux.", "Toi. Et les personnes que tu choisis.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Ce qui a été décidé avec toi", "Pour que ce soit tenu.", "Toi et ton référent.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Ta demande de revenir, et la réponse", "Pour te répondre.", "Toi et ton référent.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Si tu veux une question après ta sortie", "Pour te redemander comment ça va.", "Toi.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Quand le questionnaire de sortie t’est proposé", "Pour te demander comment ça va.", "Toi. Jamais tes réponses.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Le jour où vous avez écrit un compte rendu", "Pour que le jeune sache qui l’a écrit.", "Le jeune et son référent.", AutonomyRetention.WithTheAccount) { Roles = [Role.Professional, Role.Mentor] });

    public IReadOnlyList<PersonalTable> Tables => [Sheets, Records, Returns, FollowUps, Offers, Hands];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var sheets = await PersonalTable.SomeAsync(db.MilestonePreparations.AsNoTracking().Where(one => one.AuthorId == personId).OrderByDescending(one => one.ChangedAt), most);
        var records = await PersonalTable.SomeAsync(db.MilestoneRecords.AsNoTracking().Where(one => one.YoungId == personId).OrderBy(one => one.Milestone).ThenBy(one => one.Number), most);
        var asked = await PersonalTable.SomeAsync(db.ReturnRequests.AsNoTracking().Where(one => one.AuthorId == personId).OrderByDescending(one => one.AskedAt), most);
        var followed = await PersonalTable.SomeAsync(db.LeavingFollowUps.AsNoTracking().Where(one => one.AccountId == personId).OrderBy(one => one.Id), most);
        var offers = await PersonalTable.SomeAsync(db.LeavingOffers.AsNoTracking().Where(one => one.AccountId == personId).OrderBy(one => one.From), most);
        var hands = await PersonalTable.SomeAsync(db.FormerHands.AsNoTracking().Where(one => one.AccountId == personId).OrderByDescending(one => one.Until), most);

        var words = await vault.OpenAllAsync(AutonomyData.Preparation, [.. sheets.Select(row => (personId, row.Id, row.Words))]);
        var texts = await vault.OpenAllAsync(AutonomyData.RecordText, [.. records.Select(row => (personId, row.Id, row.Text))]);
        var objections = await vault.OpenAllAsync(AutonomyData.RecordObjection, [.. records.Where(row => row.Objection is not null).Select(row => (personId, row.Id, row.Objection!))]);
        var replies = await vault.OpenAllAsync(AutonomyData.RecordReply, [.. records.Where(row => row.Reply is not null).Select(row => (personId, row.Id, row.Reply!))]);
        var wishes = await vault.OpenAllAsync(AutonomyData.ReturnText, [.. asked.Where(row => row.Text is not null).Select(row => (personId, row.Id, row.Text!))]);
        var answers = await vault.OpenAllAsync(AutonomyData.ReturnAnswer, [.. asked.Where(row => row.Answer is not null).Select(row => (personId, row.Id, row.Answer!))]);
        return
        [
            Sheets.Of(sheets, most, row => new Dictionary<string, object?> { [nameof(row.Words)] = words.GetValueOrDefault(row.Id) }),
            Records.Of(records, most, row => new Dictionary<string, object?>
            {
                [nameof(row.Text)] = texts.GetValueOrDefault(row.Id), [nameof(row.Objection)] = objections.GetValueOrDefault(row.Id), [nameof(row.Reply)] = replies.GetValueOrDefault(row.Id),
            }),
            Returns.Of(asked, most, row => new Dictionary<string, object?> { [nameof(row.Text)] = wishes.GetValueOrDefault(row.Id), [nameof(row.Answer)] = answers.GetValueOrDefault(row.Id) }),
            FollowUps.Of(followed, most), Offers.Of(offers, most), Hands.Of(hands, most),
        ];
    }

    /// <summary>A young person's go whole; of an adult only the name goes: what they wrote is the young person's.</summary>
    public async Task EraseAsync(Guid personId)
    {
        await db.MilestonePreparations.Where(one => one.AuthorId == personId).ExecuteDeleteAsync();
        await db.MilestoneRecords.Where(one => one.YoungId == personId).ExecuteDeleteAsync();
        await db.ReturnRequests.Where(one => one.AuthorId == personId).ExecuteDeleteAsync();
        await db.LeavingFollowUps.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.LeavingOffers.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.MilestoneRecords.Where(one => one.WriterId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.WriterId, (Guid?)null));
        await db.ReturnRequests.Where(one => one.AnswererId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.AnswererId, (Guid?)null));
        await db.FormerHands.Where(one => one.AccountId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.AccountId, (Guid?)null));
    }

    private static Said Words(MilestoneKind kind) => kind switch
    {
        MilestoneKind.Start => "Le début", MilestoneKind.Interview => "L’entretien", MilestoneKind.Majority => "Les 18 ans",
        MilestoneKind.AfterLeaving => "Six mois après la sortie", MilestoneKind.End => "La fin de l’aide", _ => "Après la fin de l’aide",
    };
}
