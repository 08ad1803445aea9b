namespace ChildProtection.Platform.Identity;

/// <summary>What the audit log knows of coming in and going out.</summary>
internal static class IdentityAudit
{
    /// <summary>Reason: « card », « passkey » or « password ».</summary>
    public static readonly AuditAction SignedIn = new("session.begun", "a ouvert ton espace") { Formal = "a ouvert votre espace" };

    /// <summary>The person is the account, when it is known.</summary>
    public static readonly AuditAction EntryRefused = new("session.refused", "a essayé d’ouvrir ton espace, sans y arriver")
    {
        Formal = "a essayé d’ouvrir votre espace, sans y arriver",
        Why = "C’est peut-être toi, avec un mauvais code. Sinon, parles-en à ton référent.",
    };

    /// <summary>Reason: « leave » for « Quitter vite ».</summary>
    public static readonly AuditAction SignedOut = new("session.ended", "a fermé ton espace") { Formal = "a fermé votre espace" };

    /// <summary>Somebody ended the sessions of somebody else, or of another device.</summary>
    public static readonly AuditAction SessionsEnded = new("session.revoked", "a fermé ton espace sur tes appareils") { Formal = "a fermé votre espace sur vos appareils" };

    public static IReadOnlyList<AuditAction> All => [SignedIn, EntryRefused, SignedOut, SessionsEnded];

    /// <summary>The way in, from how the person proved who they are (RFC 8176).</summary>
    public static string Pathway(IReadOnlyCollection<string> methods) =>
        methods.Contains("pin") ? "card" : methods.Contains("pwd") ? "password" : "passkey";
}
