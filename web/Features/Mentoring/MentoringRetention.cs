using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring;

/// <summary>How long mentoring is kept: 24 months after the end, as accompaniment is (reference security.md §2.2).</summary>
internal static class MentoringRetention
{
    public const string PairsCode = "mentoring-pairs";
    public const string FilesCode = "mentoring-files";
    public const string WishesCode = "mentoring-wishes";
    public const string CoordinatorsCode = "mentoring-coordinators";
    public const string SeatsCode = "peer-seats";

    private static readonly RetentionRule Pairs = new(PairsCode, "Le lien avec un mentor, son carnet et ses bilans", "après la fin du lien", "Pour relire le mot d’au revoir, et répondre aux questions.", 730) { Entity = typeof(Pairing), Least = 365, Most = 730 };
    private static readonly RetentionRule Files = new(FilesCode, "Les demandes pour devenir mentor, et ce qui a été vérifié", "après la fin", "Pour savoir qui a été vérifié, et par qui.", 730) { Entity = typeof(MentorFile), Least = 365, Most = 730 };
    private static readonly RetentionRule OldChecks = new("mentoring-checks", "Les contrôles remplacés", "après les nouveaux", "Pour savoir qui avait vérifié avant.", 730) { Entity = typeof(MentorCheck), Least = 365, Most = 730 };
    private static readonly RetentionRule Wishes = new(WishesCode, "Les demandes de mentor terminées", "après la fin", "Pour ne pas demander 2 fois la même chose.", 365) { Entity = typeof(MentorWish), Least = 30, Most = 365 };
    private static readonly RetentionRule Coordinators = new(CoordinatorsCode, "Qui a coordonné le mentorat", "après la fin", "Pour savoir qui s’en occupait, un an de plus.", 365) { Entity = typeof(MentoringCoordinator), Least = 30, Most = 365 };
    private static readonly RetentionRule Seats = new(SeatsCode, "Être venu dans un groupe d’entraide", "après la sortie", "Pour répondre aux questions d’un jeune qui vient de sortir.", 90) { Entity = typeof(PeerSeat), Least = 30, Most = 365 };
    private static readonly RetentionRule Groups = new("peer-groups", "Les groupes d’entraide fermés", "après la fermeture", "Pour les bilans de l’année.", 730) { Entity = typeof(PeerGroup), Least = 365, Most = 730 };

    public static void AddMentoringRetention(this IServiceCollection services)
    {
        services.AddRetention(Pairs, (db, limit) => db.Pairings.Where(one => one.ClosedAt < limit).OrderBy(one => one.Id));
        services.AddRetention(Files, (db, limit) => db.MentorFiles.Where(one => (one.State == FileState.Refused || one.State == FileState.Left) && one.DecidedAt < limit).OrderBy(one => one.Id));
        services.AddRetention(OldChecks, (db, limit) => db.MentorChecks.Where(one => one.ReplacedAt < limit).OrderBy(one => one.Id));
        services.AddRetention(Wishes, (db, limit) => db.MentorWishes.Where(one => one.ClosedAt < limit).OrderBy(one => one.Id));
        services.AddRetention(Coordinators, (db, limit) => db.MentoringCoordinators.Where(one => one.Until < limit).OrderBy(one => one.Id));
        services.AddRetention(Seats, (db, limit) => db.PeerSeats.Where(one => one.Until < limit).OrderBy(one => one.Id));
        services.AddRetention(Groups, (db, limit) => db.PeerGroups.Where(one => one.ClosedAt < limit).OrderBy(one => one.Id));
    }
}
