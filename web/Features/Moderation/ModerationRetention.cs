using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Features.Moderation.Reports;

namespace ChildProtection.Features.Moderation;

/// <summary>
/// Evidence has a clock of its own: it outlives the text and its author, and goes a year after the decision. What was decided goes with
/// its case, later; a pause a year after its end. What is kept for the courts waits, with all that hangs on it, until nobody asks any more.
/// </summary>
internal static class ModerationRetention
{
    public const string EvidenceCode = "moderation-evidence";
    public const string CasesCode = "moderation-cases";
    public const string PausesCode = "moderation-pauses";

    private static readonly RetentionRule Evidence = new(EvidenceCode, "Les signalements, avec une copie du texte ou du fichier signalé", "après la décision", "Pour prouver ce qui a été dit, même effacé.", 365) { Entity = typeof(ModerationReport), Least = 183, Most = 365 };
    private static readonly RetentionRule Cases = new(CasesCode, "Les décisions de modération, et les demandes de les revoir", "après la dernière décision", "Pour comprendre et corriger une décision.", 730) { Entity = typeof(ModerationCase), Least = 365, Most = 730 };
    private static readonly RetentionRule Pauses = new(PausesCode, "Les pauses", "après la fin de la pause", "Pour voir si une pause a aidé.", 365) { Entity = typeof(ModerationSilence), Least = 90, Most = 365 };

    public static void AddModerationRetention(this IServiceCollection services)
    {
        services.AddRetention(Evidence, (db, limit) => Closed(db.ModerationReports, db.ModerationCases, limit));
        services.AddRetention(Cases, (db, limit) => db.ModerationCases.Where(one => one.ChangedAt < limit && one.KeptFor == null && (one.State == CaseState.Decided || one.State == CaseState.Withdrawn)).OrderBy(one => one.Id));
        services.AddRetention(Pauses, (db, limit) => db.ModerationSilences.Where(one => one.Until < limit).OrderBy(one => one.Id));
    }

    /// <summary>Closed before this; not those of a case that is kept for the courts.</summary>
    private static IQueryable<ModerationReport> Closed(IQueryable<ModerationReport> reports, IQueryable<ModerationCase> cases, DateTimeOffset limit) =>
        reports.Where(report => report.ClosedAt < limit && !cases.Any(one => one.Id == report.CaseId && one.KeptFor != null)).OrderBy(report => report.Id);
}
