using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Mentoring;

/// <summary>
/// What mentoring keeps about a young person, an adult who accompanies, a parent who agreed, a coordinator. The adult’s copy says nothing of
/// a silent stop, nor of what the young person answered to an evaluation.
/// </summary>
internal sealed class MentoringPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalColumn KindOf = new("Sorte", kind => ((PairKind)kind).Words());

    private static readonly PersonalTable Coordinating = new(typeof(MentoringCoordinator), "La coordination du mentorat")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(MentoringCoordinator.From)] = "Depuis le", [nameof(MentoringCoordinator.Until)] = "Jusqu’au" },
    };

    private static readonly PersonalTable Files = new(typeof(MentorFile), "La demande pour devenir mentor")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MentorFile.Offer)] = Words<MentorOffer>("Proposition"), [nameof(MentorFile.BornIn)] = "Année de naissance", [nameof(MentorFile.Zone)] = "Secteur", [nameof(MentorFile.Topics)] = new("Envies", topics => ((Topics)topics).Words()),
            [nameof(MentorFile.Words)] = "Pourquoi", [nameof(MentorFile.State)] = new("Où elle en est", state => (FileState)state switch { FileState.Accepted => "Acceptée", FileState.Refused => "Refusée", FileState.Left => "Terminée", _ => "Envoyée" }),
            [nameof(MentorFile.SentAt)] = "Envoyée le", [nameof(MentorFile.DecidedAt)] = "Répondu le", [nameof(MentorFile.CharterVersion)] = "Charte, version", [nameof(MentorFile.CharterSignedAt)] = "Charte signée le",
            [nameof(MentorFile.CharterCosignedAt)] = "Signée par l’équipe le", [nameof(MentorFile.CharterRemindedAt)] = "Rappel de la charte envoyé le",
        },
    };

    private static readonly PersonalTable Checks = new(typeof(MentorCheck), "Ce qui a été vérifié, sans aucun document")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MentorCheck.Kind)] = Words<CheckKind>("Vérification"), [nameof(MentorCheck.CheckedOn)] = "Vérifié le", [nameof(MentorCheck.ValidUntil)] = "Valable jusqu’au", [nameof(MentorCheck.RemindedAt)] = "Rappel envoyé le",
            [nameof(MentorCheck.ReplacedAt)] = "Remplacé le",
        },
    };

    private static readonly PersonalTable Wishes = new(typeof(MentorWish), "Les demandes de mentor")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MentorWish.Kind)] = KindOf, [nameof(MentorWish.Topics)] = new("Envies", topics => ((Topics)topics).Words()), [nameof(MentorWish.Manners)] = new("Quelqu’un", manners => ((Manners)manners).Words()),
            [nameof(MentorWish.Words)] = "Mots", [nameof(MentorWish.State)] = new("Où elle en est", state => (WishState)state switch { WishState.Offered => "Proposée par le référent", WishState.Waiting => "On cherche", WishState.Matched => "Une personne est proposée", _ => "Reprise" }),
            [nameof(MentorWish.At)] = "Écrite le", [nameof(MentorWish.ClosedAt)] = "Terminée le",
        },
    };

    private static readonly PersonalTable Pairs = new(typeof(Pairing), "Le lien avec un adulte bénévole")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Pairing.Kind)] = KindOf, [nameof(Pairing.State)] = new("Où il en est", state => ((PairingState)state).Words()), [nameof(Pairing.Reasons)] = "Pourquoi ces 2 personnes", [nameof(Pairing.ProposedAt)] = "Proposé le",
            [nameof(Pairing.StartedAt)] = "Commencé le", [nameof(Pairing.TrialUntil)] = "Essai jusqu’au", [nameof(Pairing.ContinuesAt)] = "Le jeune continue, dit le", [nameof(Pairing.ConfirmedAt)] = "Confirmé le",
            [nameof(Pairing.PausedAt)] = "En pause depuis le", [nameof(Pairing.PausedFor)] = new("Cause de la pause", reason => (PauseReason)reason switch { PauseReason.Checks => "Une vérification", PauseReason.Parent => "Un accord repris", PauseReason.Trial => "La fin de l’essai", PauseReason.Charter => "Une nouvelle charte", _ => "Plus personne pour coordonner" }),
            [nameof(Pairing.StopAskedAt)] = "Arrêt demandé le", [nameof(Pairing.WantsGoodbye)] = "Un mot d’au revoir est voulu", [nameof(Pairing.EndedFor)] = Words<EndReason>("Cause de la fin"), [nameof(Pairing.ClosedAt)] = "Terminé le",
            [nameof(Pairing.FadingToldAt)] = "L’équipe a su que le contact baisse, le", [nameof(Pairing.StopToldAt)] = "L’équipe a été relancée le",
        },
    };

    private static readonly PersonalTable Agreements = new(typeof(PairingAgreement), "Les accords donnés")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PairingAgreement.Step)] = new("Étape", step => (AgreementStep)step == AgreementStep.Agreement ? "Accord" : "Convention"), [nameof(PairingAgreement.Party)] = Words<Party>("Qui"), [nameof(PairingAgreement.IsInformed)] = "Seulement informé",
            [nameof(PairingAgreement.Answer)] = "Oui", [nameof(PairingAgreement.AnsweredAt)] = "Répondu le", [nameof(PairingAgreement.OnPaper)] = "Papier du",
        },
        LeftOut = "Les réponses des autres personnes sont à elles.",
    };

    private static readonly PersonalTable Meetings = new(typeof(PairMeeting), "Le carnet des rendez-vous")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PairMeeting.Day)] = "Jour", [nameof(PairMeeting.Topic)] = new("Quoi", topic => ((Topics)topic).Words()), [nameof(PairMeeting.State)] = new("Où il en est", state => ((PairMeetingState)state).Words()), [nameof(PairMeeting.WrittenAt)] = "Écrit le",
        },
    };

    private static readonly PersonalTable WordsOfTwo = new(typeof(PairWord), "Les mots du carnet, les buts, l’au revoir")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PairWord.Kind)] = new("Sorte", kind => (PairWordKind)kind switch { PairWordKind.Goal => "Un but", PairWordKind.Goodbye => "Un au revoir", _ => "Un rendez-vous" }), [nameof(PairWord.IsYouths)] = "Écrit par le jeune", [nameof(PairWord.Text)] = "Texte",
            [nameof(PairWord.At)] = "Écrit le", [nameof(PairWord.ShownAt)] = "Donné le", [nameof(PairWord.ReturnedAt)] = "Rendu le", [nameof(PairWord.AgreedAt)] = "Accepté le", [nameof(PairWord.ReachedAt)] = "Atteint le",
        },
        LeftOut = new("Un mot que l’équipe n’a pas encore lu n’est pas ici.", "Les mots du jeune sont dans sa copie."),
    };

    private static readonly PersonalTable Reviews = new(typeof(PairReview), "Les bilans")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PairReview.Number)] = "Numéro", [nameof(PairReview.OpensOn)] = "Ouvert le", [nameof(PairReview.ToldAt)] = "Annoncé le", [nameof(PairReview.YouthFace)] = "Réponse du jeune, de 1 à 4", [nameof(PairReview.YouthWish)] = Words<ReviewWish>("Pour la suite"),
            [nameof(PairReview.YouthWords)] = "Mots du jeune", [nameof(PairReview.YouthAt)] = "Le jeune a répondu le", [nameof(PairReview.AdultFace)] = "Réponse de l’adulte, de 1 à 4", [nameof(PairReview.AdultWords)] = "Mots de l’adulte",
            [nameof(PairReview.AdultAt)] = "L’adulte a répondu le", [nameof(PairReview.ClosedAt)] = "Fini le",
        },
        LeftOut = "Chacun a sa réponse. Celle de l’autre est à lui.",
    };

    private static readonly PersonalTable Groups = new(typeof(PeerGroup), "Les groupes d’entraide que vous accompagnez")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PeerGroup.Theme)] = Words<PeerTheme>("Sujet"), [nameof(PeerGroup.Zone)] = "Secteur", [nameof(PeerGroup.Day)] = new("Jour", day => new System.Globalization.CultureInfo("fr-FR").DateTimeFormat.GetDayName((DayOfWeek)day)),
            [nameof(PeerGroup.FromMinute)] = "Début, en minutes", [nameof(PeerGroup.ToMinute)] = "Fin, en minutes", [nameof(PeerGroup.ClosedAt)] = "Fermé le",
        },
    };

    private static readonly PersonalTable Seats = new(typeof(PeerSeat), "Les groupes d’entraide")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PeerSeat.IsElder)] = "Pour aider", [nameof(PeerSeat.AskedAt)] = "Demandé le", [nameof(PeerSeat.AcceptedAt)] = "Accueilli·e le", [nameof(PeerSeat.Until)] = "Sorti·e le", [nameof(PeerSeat.TrainedOn)] = "Formation du",
            [nameof(PeerSeat.Scope)] = new("Ce que tu peux faire", scope => ((PeerScope)scope).Words()), [nameof(PeerSeat.HoursAMonth)] = "Heures par mois", [nameof(PeerSeat.VettedUntil)] = "Attestation jusqu’au",
        },
    };

    public PersonalModule Module { get; } = new("mentorat", "Le mentorat", "mentor", 44,
        new KeptData("Ta demande de mentor", "Pour trouver la bonne personne.", "Toi, ton référent et l’équipe du mentorat.", MentoringRetention.WishesCode) { Roles = [Role.YoungPerson] },
        new KeptData("Ton lien avec un adulte, le carnet et les buts", "Pour l’accompagner.", "Toi et cet adulte. L’équipe du mentorat veille.", MentoringRetention.PairsCode) { Roles = [Role.YoungPerson] },
        new KeptData("Ta réponse au bilan", "Pour savoir si ça va pour toi.", "Toi et l’équipe. Jamais cet adulte.", MentoringRetention.PairsCode) { Roles = [Role.YoungPerson] },
        new KeptData("Tes groupes d’entraide", "Pour savoir qui vient.", "Toi, le groupe et l’équipe.", MentoringRetention.SeatsCode) { Roles = [Role.YoungPerson] },
        new KeptData("Votre demande, et ce qui a été vérifié", "Pour protéger les jeunes. Aucun document n’est gardé.", "Vous et l’équipe du mentorat.", MentoringRetention.FilesCode) { Roles = [Role.Mentor] },
        new KeptData("Votre carnet avec un jeune, et vos bilans", "Pour accompagner ce lien.", "Vous, le jeune et l’équipe. Le bilan, seulement l’équipe.", MentoringRetention.PairsCode) { Roles = [Role.Mentor] },
        new KeptData("Votre accord pour un mentor de votre enfant", "La loi demande cet accord.", "Vous et l’équipe.", MentoringRetention.PairsCode) { Roles = [Role.Parent] },
        new KeptData("Que vous coordonnez le mentorat, et vos groupes", "Pour savoir qui accompagne.", "Les administrateurs, les jeunes et les mentors.", MentoringRetention.CoordinatorsCode) { Roles = [Role.Professional] });

    public IReadOnlyList<PersonalTable> Tables => [Coordinating, Files, Checks, Wishes, Pairs, Agreements, Meetings, WordsOfTwo, Reviews, Groups, Seats];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var coordinating = await PersonalTable.SomeAsync(db.MentoringCoordinators.AsNoTracking().Where(one => one.AccountId == personId).OrderBy(one => one.From), most);
        var files = await PersonalTable.SomeAsync(db.MentorFiles.AsNoTracking().Where(one => one.AccountId == personId).OrderBy(one => one.Id), most);
        var ids = files.Select(file => file.Id).ToList();
        var checks = await PersonalTable.SomeAsync(db.MentorChecks.AsNoTracking().Where(one => ids.Contains(one.FileId)).OrderBy(one => one.CheckedOn).ThenBy(one => one.Id), most);
        var wishes = await PersonalTable.SomeAsync(db.MentorWishes.AsNoTracking().Where(one => one.AccountId == personId).OrderByDescending(one => one.At), most);
        var pairs = await PersonalTable.SomeAsync(db.Pairings.AsNoTracking().Where(one => one.YouthId == personId || one.MentorId == personId && one.State != PairingState.Declined).OrderByDescending(one => one.ProposedAt), most);
        var agreements = await PersonalTable.SomeAsync(db.PairingAgreements.AsNoTracking().Where(one => one.AccountId == personId).OrderBy(one => one.Id), most);
        var mine = db.Pairings.Where(one => one.YouthId == personId || one.MentorId == personId);
        var meetings = await PersonalTable.SomeAsync(db.PairMeetings.AsNoTracking().Where(one => mine.Any(pairing => pairing.Id == one.PairingId)).OrderByDescending(one => one.Day).ThenBy(one => one.Id), most);
        var words = await PersonalTable.SomeAsync(db.PairWords.AsNoTracking().Where(one => one.AuthorId == personId || one.YouthId == personId && one.ShownAt != null && one.ReturnedAt == null).OrderByDescending(one => one.At), most);
        var reviews = await PersonalTable.SomeAsync(db.PairReviews.AsNoTracking().Where(one => mine.Any(pairing => pairing.Id == one.PairingId)).OrderBy(one => one.PairingId).ThenBy(one => one.Number), most);
        var groups = await PersonalTable.SomeAsync(db.PeerGroups.AsNoTracking().Where(one => one.SupervisorId == personId).OrderBy(one => one.Id), most);
        var seats = await PersonalTable.SomeAsync(db.PeerSeats.AsNoTracking().Where(one => one.AccountId == personId).OrderBy(one => one.AskedAt), most);

        var why = await vault.OpenAllAsync(MentoringData.FileWords, [.. files.Select(row => (personId, row.Id, row.Words))]);
        var asked = await vault.OpenAllAsync(MentoringData.WishWords, [.. wishes.Where(row => row.Words is not null).Select(row => (personId, row.Id, row.Words!))]);
        var reasons = await vault.OpenAllAsync(MentoringData.Reasons, [.. pairs.Select(row => (row.YouthId, row.Id, row.Reasons))]);
        var texts = await vault.OpenAllAsync(MentoringData.Text, [.. words.Select(row => (row.YouthId, row.Id, row.Text))]);
        return
        [
            Coordinating.Of(coordinating, most), Files.Of(files, most, row => new Dictionary<string, object?> { [nameof(row.Words)] = why.GetValueOrDefault(row.Id) }), Checks.Of(checks, most),
            Wishes.Of(wishes, most, row => new Dictionary<string, object?> { [nameof(row.Words)] = asked.GetValueOrDefault(row.Id) }),
            Pairs.Of(pairs, most, row => SeenBy(personId, row, reasons.GetValueOrDefault(row.Id))), Agreements.Of(agreements, most), Meetings.Of(meetings, most),
            WordsOfTwo.Of(words, most, row => new Dictionary<string, object?> { [nameof(row.Text)] = texts.GetValueOrDefault(row.Id) }),
            await ReviewsAsync(personId, reviews, [.. pairs.Where(pair => pair.MentorId == personId).Select(pair => pair.Id)], most), Groups.Of(groups, most), Seats.Of(seats, most),
        ];
    }

    /// <summary>A young person’s go whole; of the others only the name goes, and a bond without its adult is ended by the job.</summary>
    public async Task EraseAsync(Guid personId)
    {
        await db.MentorWishes.Where(one => one.AccountId == personId || one.ChildId == personId).ExecuteDeleteAsync();
        await db.Pairings.Where(one => one.YouthId == personId || one.ChildId == personId).ExecuteDeleteAsync();
        await db.PeerSeats.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.MentorFiles.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.MentoringCoordinators.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.Pairings.Where(one => one.MentorId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.MentorId, (Guid?)null));
        await db.Pairings.Where(one => one.ProposedById == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.ProposedById, (Guid?)null));
        await db.PairWords.Where(one => one.AuthorId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.AuthorId, (Guid?)null));
        await db.PairingAgreements.Where(one => one.AccountId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.AccountId, (Guid?)null));
        await db.PairingAgreements.Where(one => one.RecordedById == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.RecordedById, (Guid?)null));
        await db.MentorChecks.Where(one => one.CheckedById == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.CheckedById, (Guid?)null));
        await db.MentorFiles.Where(one => one.CharterCosignedById == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.CharterCosignedById, (Guid?)null));
        await db.PeerGroups.Where(one => one.SupervisorId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.SupervisorId, (Guid?)null));
    }

    /// <summary>To the adult, a silent stop looks as it does on their page.</summary>
    private static Dictionary<string, object?> SeenBy(Guid personId, Pairing row, string? reasons)
    {
        var seen = new Dictionary<string, object?> { [nameof(row.Reasons)] = reasons };
        if (row.YouthId == personId) return seen;
        seen[nameof(row.State)] = row.ShownToAdult;
        foreach (var name in (string[])[nameof(row.StopAskedAt), nameof(row.WantsGoodbye), nameof(row.EndedFor), nameof(row.FadingToldAt), nameof(row.StopToldAt)]) seen[name] = null;
        return seen;
    }

    private async Task<PersonalRows> ReviewsAsync(Guid personId, IReadOnlyList<PairReview> reviews, HashSet<Guid> asAdult, int most)
    {
        var youth = await vault.OpenAllAsync(MentoringData.YouthWords, [.. reviews.Where(row => row.YouthWords is not null && row.YouthId == personId).Select(row => (row.YouthId, row.Id, row.YouthWords!))]);
        var adult = await vault.OpenAllAsync(MentoringData.AdultWords, [.. reviews.Where(row => row.AdultWords is not null && asAdult.Contains(row.PairingId)).Select(row => (row.YouthId, row.Id, row.AdultWords!))]);
        return Reviews.Of(reviews, most, row =>
        {
            var seen = new Dictionary<string, object?> { [nameof(row.YouthWords)] = youth.GetValueOrDefault(row.Id), [nameof(row.AdultWords)] = adult.GetValueOrDefault(row.Id) };
            if (row.YouthId != personId) foreach (var name in (string[])[nameof(row.YouthFace), nameof(row.YouthWish), nameof(row.YouthAt)]) seen[name] = null;
            if (!asAdult.Contains(row.PairingId)) foreach (var name in (string[])[nameof(row.AdultFace), nameof(row.AdultAt)]) seen[name] = null;
            return seen;
        });
    }

    private static PersonalColumn Words<T>(string label) where T : struct, Enum => new(label, value => Choice.Of(typeof(T)).First(choice => choice.Value == value.ToString()).Words);
}
