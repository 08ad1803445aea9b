using ChildProtection.Features.Accounts.Recovery;

namespace ChildProtection.Features.Accounts;

/// <summary>Invitations, links and cards that serve no more. Accounts themselves go with everything people have (Privacy).</summary>
internal static class AccountsRetention
{
    private static readonly RetentionRule Invitations = new("accounts-invitations", "La trace des invitations", "après leur usage ou leur fin de 14 jours", "Pour savoir qui a invité qui.", 30)
    {
        Entity = typeof(Invitation), Least = 7, Most = 30,
    };

    private static readonly RetentionRule Relations = new("accounts-relations", "Les liens terminés", "après la fin du lien", "Pour garder l’histoire du parcours.", 730)
    {
        Entity = typeof(Relation), Least = 365, Most = 730, Mark = "V",
    };

    private static readonly RetentionRule Stays = new("accounts-stays", "Les anciens lieux de vie", "après le départ", "Pour garder l’histoire du parcours.", 730) { Entity = typeof(Stay), Least = 30, Most = 730 };

    private static readonly RetentionRule Cards = new("accounts-cards", "Les cartes annulées", "après l’annulation", "Pour comprendre une carte qui ne marche plus.", 30) { Entity = typeof(PersonalCard), Least = 7, Most = 30 };

    private static readonly RetentionRule Decisions = new("accounts-decisions", "Les anciennes décisions sur les parents", "après leur fin", "Pour garder l’histoire des droits.", 730) { Entity = typeof(ParentalDecision), Least = 365, Most = 730 };

    private static readonly RetentionRule Recoveries = new("accounts-recoveries", "Les accès refaits", "après la demande", "Pour voir un accès refait sans son propriétaire.", 365) { Entity = typeof(AccessRecovery), Least = 183, Most = 365 };

    private static readonly RetentionRule Codes = new("accounts-codes", "Les codes de secours utilisés", "après leur usage", "Pour comprendre un code qui ne marche plus.", 30) { Entity = typeof(RecoveryCode), Least = 7, Most = 30 };

    public static void AddAccountsRetention(this IServiceCollection services)
    {
        services.AddRetention(Invitations, (db, limit) =>
            db.Invitations.Where(one => one.UsedAt < limit || one.CancelledAt < limit || one.ExpiresAt < limit).OrderBy(one => one.Id));
        services.AddRetention(Relations, (db, limit) => db.Relations.Where(one => one.Until < limit).OrderBy(one => one.Id));
        services.AddRetention(Stays, (db, limit) => db.Stays.Where(one => one.Until < limit).OrderBy(one => one.Id));
        services.AddRetention(Decisions, (db, limit) => db.ParentalDecisions.Where(one => one.ReplacedAt < limit || one.Until < limit).OrderBy(one => one.Id));
        services.AddRetention(Recoveries, (db, limit) => db.AccessRecoveries.Where(one => one.StartedAt < limit).OrderBy(one => one.Id));
        services.AddRetention(Codes, (db, limit) => db.RecoveryCodes.Where(one => one.UsedAt < limit).OrderBy(one => one.Id));
        services.AddRetention(Cards, (db, limit) =>
        {
            var cards = db.Cards;
            // The last card stays: from it the référent makes the next one, with the PIN that only its owner knows.
            return cards.Where(one => one.VoidedAt < limit && cards.Any(other => other.AccountId == one.AccountId && other.CreatedAt > one.CreatedAt)).OrderBy(one => one.Id);
        });
    }
}
