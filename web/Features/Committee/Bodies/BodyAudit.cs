namespace ChildProtection.Features.Committee.Bodies;

/// <summary>What is written down about a body: who runs it, its settings, its rules, mandates; never a word of anybody.</summary>
internal static class BodyAudit
{
    private const string Body = "body";

    public static readonly AuditAction Changed = new("body.changed", "a changé les réglages d’une instance") { ObjectType = Body };
    public static readonly AuditAction Named = new("body.facilitator-named", "te confie une instance à animer") { Formal = "vous confie une instance à animer", ObjectType = Body };
    public static readonly AuditAction Relieved = new("body.facilitator-relieved", "te retire une instance à animer") { Formal = "vous retire une instance à animer", ObjectType = Body };
    public static readonly AuditAction RulesPublished = new("body.rules-published", "a écrit le règlement d’une instance") { ObjectType = Body };
    public static readonly AuditAction RulesSigned = new("body.rules-signed", "a signé le règlement d’une instance") { ObjectType = Body };
    public static readonly AuditAction Renewed = new("body.mandate-renewed", "a prolongé ton mandat") { Formal = "a prolongé votre mandat", ObjectType = Body };
    public static readonly AuditAction MandateEnded = new("body.mandate-ended", "a noté la fin de ton mandat") { Formal = "a noté la fin de votre mandat", ObjectType = Body };
    public static readonly AuditAction GroupOpened = new("body.group-opened", "a ouvert un groupe de travail") { ObjectType = Body };
    public static readonly AuditAction GroupClosed = new("body.group-closed", "a fermé un groupe de travail") { ObjectType = Body };

    public static readonly AuditAction Closed = new("body.closed", "a fermé une instance") { ObjectType = Body };
    public static readonly AuditAction Reopened = new("body.reopened", "a rouvert une instance") { ObjectType = Body };
    public static readonly AuditAction ThemeWritten = new("body.theme-written", "a proposé un thème") { ObjectType = Body };
    public static readonly AuditAction ThemeErased = new("body.theme-erased", "a effacé un thème") { ObjectType = Body };
    public static readonly AuditAction ThemesRead = new("body.themes-read", "a lu les thèmes qui attendent") { ObjectType = Body };
    public static readonly AuditAction ThemePublished = new("body.theme-published", "a publié ton thème au nom du groupe") { Formal = "a publié votre thème au nom du groupe", ObjectType = Body };
    public static readonly AuditAction ThemeReturned = new("body.theme-returned", "a rendu ton thème avec un mot") { Formal = "a rendu votre thème avec un mot", ObjectType = Body };

    public static readonly AuditAction CallOpened = new("body.call-opened", "a ouvert un appel pour une instance") { ObjectType = Body };
    public static readonly AuditAction CallCancelled = new("body.call-cancelled", "a annulé un appel pour une instance") { ObjectType = Body };
    public static readonly AuditAction Drawn = new("body.drawn", "a tiré des places au sort") { ObjectType = Body };
    public static readonly AuditAction Volunteered = new("body.volunteered", "veut participer à une instance") { ObjectType = Body };
    public static readonly AuditAction VolunteerLeft = new("body.volunteer-left", "ne veut plus participer à une instance") { ObjectType = Body };
    public static readonly AuditAction SeatOffered = new("body.seat-offered", "te propose une place, après le tirage") { Formal = "vous propose une place, après le tirage", ObjectType = Body };
    public static readonly AuditAction SeatDeclined = new("body.seat-declined", "a refusé une place") { ObjectType = Body };
    public static readonly AuditAction SeatFreed = new("body.seat-freed", "a libéré une place dans une instance") { ObjectType = Body };
    public static readonly AuditAction OfferEnded = new("body.offer-ended", "a proposé ta place à une autre personne") { Formal = "a proposé votre place à une autre personne", ObjectType = Body };

    public static readonly IReadOnlyList<AuditAction> All = [Changed, Named, Relieved, RulesPublished, RulesSigned, Renewed, MandateEnded, GroupOpened, GroupClosed, ThemeWritten, ThemeErased, ThemesRead, ThemePublished, ThemeReturned, Closed, Reopened, CallOpened, CallCancelled, Drawn, Volunteered, VolunteerLeft, SeatOffered, SeatDeclined, OfferEnded, SeatFreed];
}
