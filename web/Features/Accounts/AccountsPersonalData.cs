using ChildProtection.Features.Accounts.Recovery;

namespace ChildProtection.Features.Accounts;

/// <summary>What the portal keeps of a person to know who they are and around whom.</summary>
internal sealed class AccountsPersonalData(PortalDb db, TerritoryPack territory) : IPersonalData
{
    private PersonalTable Children { get; } = new(typeof(Child), "La fiche")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Child.FirstName)] = "Prénom", [nameof(Child.Reference)] = "N° du jeune", [nameof(Child.Zone)] = new("Secteur", zone => territory.ZoneName((string)zone)),
            [nameof(Child.ComesOfAgeOn)] = "Jour des 18 ans", [nameof(Child.MajorityWrittenAt)] = "Jour des 18 ans écrit le", [nameof(Child.CreatedAt)] = "Fiche ouverte le",
            [nameof(Child.CareEndsAt)] = "Fin de l’accompagnement", [nameof(Child.LeftAt)] = "Sortie d’avant",
        },
    };

    private static readonly PersonalTable Stays = new(typeof(Stay), "Les lieux de vie")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(Stay.PlaceId)] = "Lieu", [nameof(Stay.From)] = "À partir du", [nameof(Stay.Until)] = "Jusqu’au", [nameof(Stay.RecordedAt)] = "Écrit le" },
    };

    private static readonly PersonalTable Relations = new(typeof(Relation), "Les liens")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Relation.AccountId)] = "Qui", [nameof(Relation.Kind)] = new("Lien", kind => ((RelationKind)kind).Word()), [nameof(Relation.From)] = "À partir du", [nameof(Relation.Until)] = "Jusqu’au", [nameof(Relation.OwnUntil)] = "Fin prévue avant la fin de l’accompagnement",
        },
    };

    private static readonly PersonalTable Decisions = new(typeof(ParentalDecision), "Les décisions notées")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ParentalDecision.Rights)] = new("Droits", rights => string.Join(", ", ((ParentalRights)rights).ShortWords())),
            [nameof(ParentalDecision.Basis)] = new("D’où elle vient", basis => ((DecisionBasis)basis).Words()),
            [nameof(ParentalDecision.From)] = "À partir du", [nameof(ParentalDecision.Until)] = "Jusqu’au",
            [nameof(ParentalDecision.RecordedAt)] = "Notée le", [nameof(ParentalDecision.ReplacedAt)] = "Remplacée le",
        },
        LeftOut = new("Les décisions sur tes parents parlent d’autres personnes. Elles ne sont pas ici. Tu peux demander à les voir.", "Les décisions sur une autre personne ne sont pas ici : elles parlent d’elle."),
    };

    private readonly PersonalTable invitations = new(typeof(Invitation), "Les invitations")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Invitation.Role)] = "Rôle", [nameof(Invitation.Kind)] = new("Lien", kind => ((RelationKind)kind).Word()), [nameof(Invitation.Email)] = "Adresse e-mail", [nameof(Invitation.Zone)] = new("Secteur", zone => territory.ZoneName((string)zone)),
            [nameof(Invitation.CreatedAt)] = "Faite le", [nameof(Invitation.ExpiresAt)] = "Valable jusqu’au", [nameof(Invitation.UsedAt)] = "Utilisée le", [nameof(Invitation.CancelledAt)] = "Annulée le",
        },
        Withheld = new Dictionary<string, string> { [nameof(Invitation.CodeHash)] = "a hash", [nameof(Invitation.EmailIndex)] = "a blind index" },
    };

    private static readonly PersonalTable Cards = new(typeof(PersonalCard), "Les cartes")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PersonalCard.CreatedAt)] = "Faite le", [nameof(PersonalCard.VoidedAt)] = "Annulée le", [nameof(PersonalCard.PausedUntil)] = "En pause jusqu’au", [nameof(PersonalCard.FailedTries)] = "Essais manqués",
        },
        Withheld = new Dictionary<string, string> { [nameof(PersonalCard.SecretHash)] = "a hash", [nameof(PersonalCard.PinHash)] = "a hash" },
    };

    private static readonly PersonalTable Recoveries = new(typeof(AccessRecovery), "Les accès refaits")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(AccessRecovery.StartedAt)] = "Demandé le", [nameof(AccessRecovery.ConfirmedAt)] = "Confirmé le", [nameof(AccessRecovery.CodeExpiresAt)] = "Code valable jusqu’au",
            [nameof(AccessRecovery.UsedAt)] = "Utilisé le", [nameof(AccessRecovery.CancelledAt)] = "Annulé le", [nameof(AccessRecovery.DisputedAt)] = "Contesté le",
        },
        Withheld = new Dictionary<string, string> { [nameof(AccessRecovery.CodeHash)] = "a hash" },
    };

    private static readonly PersonalTable Codes = new(typeof(RecoveryCode), "Les codes de secours")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(RecoveryCode.CreatedAt)] = "Fait le", [nameof(RecoveryCode.UsedAt)] = "Utilisé le" },
        Withheld = new Dictionary<string, string> { [nameof(RecoveryCode.CodeHash)] = "a hash" },
    };

    public PersonalModule Module { get; } = new("cercle", new("Toi et tes adultes", "Vous et les jeunes que vous suivez"), "cercle", 20,
        new KeptData("Ton prénom, ton secteur, ton lieu de vie", "Pour savoir qui t’accompagne.", "Ton référent et ton équipe. Jamais tes parents pour le lieu.", "children") { Roles = [Role.YoungPerson] },
        new KeptData(new("Tes liens avec des adultes, ceux d’avant aussi", "Vos liens avec des jeunes, et leurs dates"), new("Pour ouvrir les bonnes portes.", "Pour ouvrir les bonnes portes."),
            new("Toi et ton référent.", "Le jeune et son référent."), "accounts-relations"),
        new KeptData("Les décisions qui vous concernent", "Pour respecter ce que dit le juge.", "Le référent. Jamais l’autre parent.", "accounts-decisions") { Roles = [Role.Parent] },
        new KeptData(new("Tes cartes", "Vos invitations"), new("Pour que tu entres ici.", "Pour entrer ici, ou inviter."), new("Ton référent sait si la carte marche.", "Le référent ou l’administration."), "accounts-invitations"),
        new KeptData(new("Les fois où ton accès a été refait", "Vos codes de secours, jamais lisibles"), new("Pour vérifier que c’était bien toi.", "Pour entrer sans téléphone."),
            new("Ton référent, et une autre personne de l’équipe.", "Vous seulement."), "accounts-recoveries"));

    public IReadOnlyList<PersonalTable> Tables => [Children, Stays, Relations, Decisions, invitations, Cards, Recoveries, Codes];

    /// <summary>The account goes last.</summary>
    public int EraseOrder => 100;

    /// <summary>
    /// For an account, what is its own. For the child that a young person is, what is around the child: everybody's links by the
    /// name of « Mes adultes », the ways in made for them; never an address, nor the decisions, which are about their parents.
    /// </summary>
    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var own = db.Relations.AsNoTracking().Where(relation => relation.AccountId == personId);
        var self = own.Where(relation => relation.Kind == RelationKind.Self);
        var theirs = db.Relations.Where(relation => relation.ChildId == personId && relation.Kind == RelationKind.Self); // whose rows come with the account
        var (accounts, decisions) = (db.Users, db.ParentalDecisions.AsNoTracking());
        var stays = await PersonalTable.SomeAsync(db.Stays.AsNoTracking().Where(stay => self.Any(relation => relation.ChildId == stay.ChildId)).OrderByDescending(stay => stay.From), most);
        var placeIds = stays.Select(stay => stay.PlaceId).ToList();
        var places = placeIds.Count == 0 ? [] : await db.Places.Where(place => placeIds.Contains(place.Id)).ToDictionaryAsync(place => place.Id, place => place.Name);
        var links = await PersonalTable.SomeAsync(db.Relations.AsNoTracking()
            .Where(relation => relation.AccountId == personId || relation.ChildId == personId && !theirs.Any(one => one.AccountId == relation.AccountId)).OrderByDescending(relation => relation.From), most);
        var adults = links.Select(relation => relation.AccountId).Where(id => id != personId).Distinct().ToList();
        var names = adults.Count == 0 ? [] : await accounts.Where(account => adults.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName);
        var address = await accounts.Where(account => account.Id == personId).Select(account => account.NormalizedEmail).SingleOrDefaultAsync();
        var sheets = await PersonalTable.SomeAsync(db.Invitations.AsNoTracking()
            .Where(i => i.InvitedById == personId || (address != null && i.EmailIndex == address) || i.ChildId == personId && !theirs.Any(one => one.AccountId == i.InvitedById))
            .OrderByDescending(i => i.CreatedAt), most);
        return
        [
            Children.Of(await db.Children.AsNoTracking().Where(child => self.Any(relation => relation.ChildId == child.Id)).ToListAsync(), most),
            Stays.Of(stays, most, stay => new Dictionary<string, object?> { [nameof(Stay.PlaceId)] = places.GetValueOrDefault(stay.PlaceId) }),
            Relations.Of(links, most, relation => new Dictionary<string, object?> { [nameof(Relation.AccountId)] = relation.AccountId == personId ? "la personne elle-même" : names.GetValueOrDefault(relation.AccountId) }),
            Decisions.Of(await PersonalTable.SomeAsync(decisions.Where(decision => own.Any(relation => relation.Id == decision.RelationId)).OrderByDescending(decision => decision.RecordedAt), most), most),
            invitations.Of(sheets, most, invitation => new Dictionary<string, object?>
            {
                [nameof(Invitation.Email)] = invitation.Email is null || invitation.EmailIndex == address ? invitation.Email : "l’adresse d’une autre personne",
            }),
            Cards.Of(await PersonalTable.SomeAsync(db.Cards.AsNoTracking().Where(card => card.AccountId == personId).OrderByDescending(card => card.CreatedAt), most), most),
            Recoveries.Of(await PersonalTable.SomeAsync(db.AccessRecoveries.AsNoTracking()
                .Where(recovery => recovery.AccountId == personId || recovery.ChildId == personId && !theirs.Any(one => one.AccountId == recovery.AccountId)).OrderByDescending(recovery => recovery.StartedAt), most), most),
            Codes.Of(await PersonalTable.SomeAsync(db.RecoveryCodes.AsNoTracking().Where(code => code.AccountId == personId).OrderByDescending(code => code.CreatedAt), most), most),
        ];
    }

    /// <summary>Erases the account, or the child, and what hangs on it. Whoever erases says for each of the two whether it goes.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var address = await db.Users.Where(account => account.Id == personId).Select(account => account.NormalizedEmail).SingleOrDefaultAsync();
        if (address is not null) await db.Invitations.Where(invitation => invitation.EmailIndex == address).ExecuteDeleteAsync();
        await db.Children.Where(child => child.Id == personId).ExecuteDeleteAsync();
        await db.Users.Where(account => account.Id == personId).ExecuteDeleteAsync();
    }

    /// <summary>A child has no account, and often no key.</summary>
    public async Task<IReadOnlyList<Guid>> StillHereAsync(IReadOnlyCollection<Guid> people) =>
        await db.Children.Where(child => people.Contains(child.Id)).Select(child => child.Id).ToListAsync();
}
