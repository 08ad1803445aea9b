namespace ChildProtection.Features.Accounts.Looks;

/// <summary>One line of « Qui a regardé ? », in plain words.</summary>
/// <param name="Who">The name the reader knows; never a young person's pseudonym.</param>
/// <param name="Quality">What they are, for the reader; null when the name says it.</param>
/// <param name="Did">« a ouvert ta page ».</param>
/// <param name="Why">One sentence; null when the act says it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="IsRefused">Whether it was tried in vain.</param>
public sealed record Look(string Who, string? Quality, string Did, string? Why, DateTimeOffset At, bool IsRefused)
{
    internal static Look Of(AuditEntry entry, AuditActions actions, string? name, RelationKind? kind, bool toYoung)
    {
        var action = actions.Find(entry.Action);
        var did = (toYoung ? action?.Sentence : action?.Formal ?? action?.Sentence) ?? "a fait quelque chose qui n’existe plus ici";
        return new(NameOf(entry, name), entry.ActorId is null ? null : kind?.Word() ?? RoleWord(entry.ActorRole), did,
            toYoung ? action?.Why : null, entry.At, entry.Result is AuditResult.Refused);
    }

    private static string NameOf(AuditEntry entry, string? name) => entry switch
    {
        { ActorId: null } when entry.ActorRole == AuditActor.Portal.Role => "Le portail",
        { ActorId: null } when entry.ActorRole == AuditActor.Operator.Role => "L’équipe technique",
        { ActorId: null } => "Quelqu’un",
        { ActorRole: Role.YoungPerson } => "Un jeune",
        _ => name ?? "Une personne qui n’a plus d’espace ici",
    };

    private static string? RoleWord(string role) => role switch
    {
        Role.Professional => "Professionnel ou professionnelle",
        Role.Parent => "Parent",
        Role.Mentor => "Mentor, parrain ou marraine",
        Role.Facilitator => "Animateur ou animatrice",
        Role.Moderator => "Modération",
        Role.Observer => "Pilotage",
        Role.Administrator => "Administration technique",
        _ => null,
    };
}
