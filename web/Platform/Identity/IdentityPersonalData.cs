using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Platform.Identity;

/// <summary>The account itself, its devices, its keys and what was told about them. All of it leaves with the account.</summary>
internal sealed class IdentityPersonalData(PortalDb db, TerritoryPack territory) : IPersonalData
{
    private const string NeverFilled = "never filled in";

    private readonly PersonalTable accounts = new(typeof(Account), "Le compte")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Account.DisplayName)] = "Nom affiché", [nameof(Account.Role)] = new("Rôle", role => IdentityWords.Role((string)role)), [nameof(Account.Email)] = "Adresse e-mail",
            [nameof(Account.CreatedAt)] = "Compte ouvert le", [nameof(Account.LastContactAt)] = new("Jour de la dernière connexion", day => DateOnly.FromDateTime(((DateTimeOffset)day).UtcDateTime).InWords()),
            [nameof(Account.DisabledAt)] = "Compte fermé le",
            [nameof(Account.LockoutEnd)] = "Entrée fermée jusqu’au", [nameof(Account.AccessFailedCount)] = "Essais manqués",
            [nameof(Account.EmailConfirmed)] = "Adresse vérifiée", [nameof(Account.TwoFactorEnabled)] = "Deuxième code demandé",
            [nameof(Account.MayConfirmRecovery)] = "Peut confirmer un accès refait",
            [nameof(Account.Reference)] = "N° de compte", [nameof(Account.Zone)] = new("Secteur", zone => territory.ZoneName((string)zone)),
            [nameof(Account.DisabledReason)] = new("Pourquoi le compte est fermé", reason => IdentityWords.Closed((string)reason)),
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(Account.PasswordHash)] = "a hash of the password", [nameof(Account.TotpSecret)] = "the secret of the second code, given once",
            [nameof(Account.TotpLastStep)] = "so that a second code serves once", [nameof(Account.SecurityStamp)] = "random, made by Identity",
            [nameof(Account.ConcurrencyStamp)] = "random, made by Identity", [nameof(Account.UserName)] = "the address again, or random",
            [nameof(Account.NormalizedUserName)] = "a blind index", [nameof(Account.NormalizedEmail)] = "a blind index", [nameof(Account.DisplayNameIndex)] = "a blind index", [nameof(Account.PseudonymIndex)] = "a blind index",
            [nameof(Account.PhoneNumber)] = NeverFilled, [nameof(Account.PhoneNumberConfirmed)] = NeverFilled, [nameof(Account.LockoutEnabled)] = "the same for everybody",
        },
    };

    private static readonly PersonalTable Sessions = new(typeof(SignInSession), "Les connexions")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(SignInSession.DeviceLabel)] = "Appareil", [nameof(SignInSession.Profile)] = new("Genre d’appareil", profile => IdentityWords.Profile((string)profile)),
            [nameof(SignInSession.Role)] = new("Rôle", role => IdentityWords.Role((string)role)), [nameof(SignInSession.Methods)] = new("Avec", methods => IdentityWords.Methods((string)methods)),
            [nameof(SignInSession.CreatedAt)] = "Début", [nameof(SignInSession.LastSeenAt)] = "Dernière activité", [nameof(SignInSession.EndsAt)] = "Fin au plus tard",
            [nameof(SignInSession.EndedAt)] = "Fermée le", [nameof(SignInSession.EndedReason)] = new("Pourquoi", reason => IdentityWords.End((string)reason)),
        },
        Withheld = new Dictionary<string, string> { [nameof(SignInSession.KeyHash)] = "a hash of the cookie", [nameof(SignInSession.Ticket)] = "the account again, encrypted" },
    };

    private static readonly PersonalTable Passkeys = new(typeof(IdentityUserPasskey<Guid>), "Les appareils pour entrer")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(IdentityUserPasskey<>.Data)] = "Appareil" },
    };

    private static readonly PersonalTable Notices = new(typeof(AccessNotice), "Les messages sur l’accès")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(AccessNotice.Kind)] = new("Message", kind => IdentityWords.Notice((string)kind)), [nameof(AccessNotice.At)] = "Dit le",
            [nameof(AccessNotice.Until)] = "Montré jusqu’au", [nameof(AccessNotice.SeenAt)] = "Vu le",
        },
    };

    private static readonly PersonalTable Forms = new(typeof(KeptForm), "Les textes gardés une demi-heure")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(KeptForm.KeptAt)] = "Gardé le", [nameof(KeptForm.ExpiresAt)] = "Effacé au plus tard le" },
        Withheld = new Dictionary<string, string> { [nameof(KeptForm.Fields)] = "what was just typed, encrypted; it is given back on its own page within the half hour" },
    };

    public PersonalModule Module { get; } = new("compte", new("Ton compte", "Votre compte"), "cle", 10,
        new KeptData(new("Ton nom ici, ton rôle, tes dates", "Votre nom, votre adresse e-mail, votre rôle"), new("Pour que tu puisses entrer.", "Pour vous laisser entrer."),
            new("Toi. Un jour, les jeunes avec qui tu parleras ici.", "Les personnes qui ont un lien avec vous voient votre nom."), "accounts"),
        new KeptData(new("Tes connexions et tes appareils", "Vos connexions et vos appareils"), new("Pour reconnaître ce qui n’est pas toi.", "Pour repérer une connexion qui n’est pas la vôtre."),
            new("Toi seulement.", "Vous seulement."), "identity-sessions"),
        new KeptData(new("Les messages sur ton accès", "Les messages sur votre accès"), new("Pour que tu saches ce qui a changé.", "Pour vous dire ce qui a changé."),
            new("Toi seulement.", "Vous seulement."), "identity-notices"));

    public IReadOnlyList<PersonalTable> Tables => [accounts, Sessions, Passkeys, Notices, Forms];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most) =>
    [
        accounts.Of(await PersonalTable.SomeAsync(db.Users.AsNoTracking().Where(account => account.Id == personId).OrderBy(account => account.Id), most), most),
        Sessions.Of(await PersonalTable.SomeAsync(db.SignInSessions.AsNoTracking().Where(session => session.AccountId == personId).OrderByDescending(session => session.CreatedAt), most), most),
        Passkeys.Of(await PersonalTable.SomeAsync(db.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == personId).OrderBy(passkey => passkey.CredentialId), most), most, passkey => new Dictionary<string, object?>
        {
            [nameof(passkey.Data)] = $"{passkey.Data.Name}, ajouté le {DateOnly.FromDateTime(passkey.Data.CreatedAt.UtcDateTime):dd/MM/yyyy}",
        }),
        Notices.Of(await PersonalTable.SomeAsync(db.AccessNotices.AsNoTracking().Where(notice => notice.AccountId == personId).OrderByDescending(notice => notice.At), most), most),
        Forms.Of(await PersonalTable.SomeAsync(db.KeptForms.AsNoTracking().Where(form => form.AccountId == personId).OrderByDescending(form => form.KeptAt), most), most),
    ];

    /// <summary>The account's own row is removed by the feature that knows people.</summary>
    public async Task EraseAsync(Guid personId)
    {
        await db.KeptForms.Where(form => form.AccountId == personId).ExecuteDeleteAsync();
        await db.AccessNotices.Where(notice => notice.AccountId == personId).ExecuteDeleteAsync();
        await db.SignInSessions.Where(session => session.AccountId == personId).ExecuteDeleteAsync();
        await db.UserPasskeys.Where(passkey => passkey.UserId == personId).ExecuteDeleteAsync();
    }
}
