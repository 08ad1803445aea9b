namespace ChildProtection.Features.Voice;

/// <summary>What is written down about statements; the sentence is read in « Qui a regardé ? ».</summary>
internal static class VoiceAudit
{
    public static readonly AuditAction Read = new("voice.read", "a lu ce que tu as dit")
    {
        Formal = "a lu ce que vous avez dit", Why = "Tu l’avais choisi pour te lire.", ObjectType = "statement",
    };

    /// <summary>A professional opened « Paroles reçues »: first names and dates, no words. No person: the list is theirs.</summary>
    public static readonly AuditAction Listed = new("voice.listed", "a ouvert la liste des paroles reçues");

    public static readonly AuditAction Answered = new("voice.answered", "a répondu à ce que tu as dit")
    {
        Formal = "a répondu à ce que vous avez dit", ObjectType = "statement",
    };
    public static readonly AuditAction Said = new("voice.said", "a écrit une parole") { ObjectType = "statement" };
    public static readonly AuditAction Withdrawn = new("voice.withdrawn", "a repris une parole") { ObjectType = "statement" };

    public static readonly IReadOnlyList<AuditAction> All = [Read, Listed, Answered, Said, Withdrawn];
}
