using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee;

/// <summary>Having sat on the committee is forgotten a year after; so is a draft that nobody touched for two.</summary>
internal static class CommitteeRetention
{
    public const string MembersCode = "committee-members";
    public const string DraftsCode = "committee-drafts";
    public const string ThemesCode = "body-themes";
    public const string VolunteersCode = "call-volunteers";
    public const string OffersCode = "call-offers";
    public const string FacilitatorsCode = "body-facilitators";

    private static readonly RetentionRule Members = new(MembersCode, "Les membres sortis du comité", "après la sortie", "Pour joindre un membre qui vient de sortir.", 365) { Entity = typeof(CommitteeMember), Least = 30, Most = 365 };
    private static readonly RetentionRule Themes = new(ThemesCode, "Les thèmes d’une instance", "après le dernier changement", "Pour comparer 2 années. Une vieille liste ne sert plus.", 730) { Entity = typeof(Bodies.Themes.BodyTheme), Least = 183, Most = 1_096 };
    private static readonly RetentionRule Codes = new("committee-codes", "Les codes pour entrer au comité", "après leur fin", "Un vieux code n’ouvre plus rien.", 30) { Entity = typeof(CommitteeCode), Least = 1, Most = 30 };
    private static readonly RetentionRule Facilitators = new(FacilitatorsCode, "Qui a animé une instance", "après la fin", "Pour savoir qui animait, un an de plus.", 365) { Entity = typeof(BodyFacilitator), Least = 30, Most = 365 };
    private static readonly RetentionRule Volunteers = new(VolunteersCode, "Les personnes non tirées au sort", "après la fin de l’appel", "Pour répondre à leurs questions. Puis leur numéro reste seul.", 90) { Entity = typeof(CallVolunteer), Least = 30, Most = 183 };
    private static readonly RetentionRule Offers = new(OffersCode, "Les personnes tirées au sort, et les remplaçants", "après la fin de l’appel", "Un remplaçant peut servir pendant tout le mandat.", 730) { Entity = typeof(CallVolunteer), Least = 365, Most = 1_096 };
    private static readonly RetentionRule Drafts = new(DraftsCode, "Les brouillons d’enquête du comité", "après le dernier changement", "Un brouillon oublié ne sert plus. L’enquête ouverte, elle, reste.", 730) { Entity = typeof(CommitteeDraft), Least = 183, Most = 730 };

    public static void AddCommitteeRetention(this IServiceCollection services)
    {
        services.AddRetention(Members, (db, limit) => db.CommitteeMembers.Where(member => member.Until < limit).OrderBy(member => member.Id));
        services.AddRetention(Themes, (db, limit) => db.BodyThemes.Where(theme => theme.ChangedAt < limit).OrderBy(theme => theme.Id));
        services.AddRetention(Codes, (db, limit) => db.CommitteeCodes.Where(code => code.ExpiresAt < limit).OrderBy(code => code.Id));
        services.AddRetention(Facilitators, (db, limit) => db.BodyFacilitators.Where(one => one.Until < limit).OrderBy(one => one.Id));
        services.AddRetention(Volunteers, (db, limit) =>
        {
            var over = Over(db, limit);
            return db.CallVolunteers.Where(one => one.State != VolunteerState.Asked && one.State != VolunteerState.Accepted && one.State != VolunteerState.Substitute && over.Any(call => call.Id == one.CallId)).OrderBy(one => one.Id);
        });
        services.AddRetention(Offers, (db, limit) =>
        {
            var over = Over(db, limit);
            return db.CallVolunteers.Where(one => over.Any(call => call.Id == one.CallId)).OrderBy(one => one.Id);
        });
        services.AddRetention(Drafts, (db, limit) => db.CommitteeDrafts.Where(draft => draft.ChangedAt < limit).OrderBy(draft => draft.Id));
    }

    private static IQueryable<SeatCall> Over(PortalDb db, DateTimeOffset limit)
    {
        var day = DateOnly.FromDateTime(limit.UtcDateTime);
        return db.SeatCalls.Where(call => call.ClosesOn < day);
    }
}
