using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding;

/// <summary>Alerts have a clock of their own, longer than that of the words they are about; it begins when one is closed: an open one never goes, nor one of a text that is kept for the courts.</summary>
internal static class SafeguardingRetention
{
    public const string AlertsCode = "alerts";
    public const string DutyCode = "duty-shifts";
    public const string TalksCode = "talk-requests";

    private static readonly RetentionRule Alerts = new(AlertsCode, "Les alertes de danger, et ce qui a été fait", "après leur fermeture", "Il faut pouvoir dire qui a fait quoi, et quand.", 365) { Entity = typeof(Alert), Least = 183, Most = 365 };
    private static readonly RetentionRule Shifts = new(DutyCode, "Les astreintes", "après leur fin", "Il faut pouvoir dire qui répondait.", 365) { Entity = typeof(DutyShift), Least = 183, Most = 730 };
    private static readonly RetentionRule Talks = new(TalksCode, "Les demandes de parler à quelqu’un", "après le dernier changement", "Le jeune peut relire ce qui a été promis.", 365) { Entity = typeof(TalkRequest), Least = 90, Most = 730 };

    public static void AddSafeguardingRetention(this IServiceCollection services)
    {
        services.AddScoped<IRetention>(provider =>
        {
            var texts = provider.GetRequiredService<IKeptTexts>();
            return new RetainedRows<Alert>(provider.GetRequiredService<PortalDb>(), Alerts, (db, limit) => Closed(db, texts.Of(db), limit), forget: null);
        });
        services.AddRetention(Shifts, (db, limit) => db.DutyShifts.Where(shift => shift.Until < limit).OrderBy(shift => shift.Id));
        services.AddRetention(Talks, (db, limit) => db.TalkRequests.Where(talk => talk.ChangedAt < limit).OrderBy(talk => talk.Id));
    }

    /// <summary>Closed before this; not those of a text that is kept for the courts.</summary>
    private static IQueryable<Alert> Closed(PortalDb db, IQueryable<KeptText> kept, DateTimeOffset limit) =>
        db.Alerts.Where(alert => alert.ClosedAt < limit && !kept.Any(text => text.Kind == alert.Kind && text.Id == alert.TextId)).OrderBy(alert => alert.Id);
}
