namespace ChildProtection.Features.Mentoring.Mentors;

/// <summary>What is checked before an adult accompanies a young person. Stored by name.</summary>
public enum CheckKind
{
    [Display(Name = "L’identité", Description = "Une pièce d’identité a été vue")]
    Identity,

    /// <summary>« Attestation d’honorabilité »: bulletin n° 2 and FIJAIS, before and each year (CASF L133-6).</summary>
    [Display(Name = "L’attestation d’honorabilité", Description = "Casier judiciaire (B2) et FIJAIS, par le service de l’État")]
    Honorability,

    [Display(Name = "L’entretien", Description = "Avec 2 personnes de l’équipe")]
    Interview,

    [Display(Name = "Les références", Description = "2 personnes ont été appelées")]
    References,

    [Display(Name = "La formation", Description = "Le premier jour de formation est fait")]
    Training,
}

/// <summary>That one thing was checked, by whom, when, and until when it holds. The paper itself is given back: none is kept here.</summary>
public sealed class MentorCheck
{
    /// <summary>A check that lasts without end is seen again after these years.</summary>
    public const int MostYears = 5;

    private MentorCheck() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid FileId { get; private init; }
    public CheckKind Kind { get; private init; }
    public Guid? CheckedById { get; private init; }
    public DateOnly CheckedOn { get; private init; }

    /// <summary>The last day it holds; null for what does not change.</summary>
    public DateOnly? ValidUntil { get; private init; }

    /// <summary>When the coordinators were told that it ends soon.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>When a newer one took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>A day to come, or an end that the rules do not allow: <see cref="BrokenRuleException"/>.</summary>
    public static MentorCheck Record(Guid fileId, CheckKind kind, DateOnly day, DateOnly? until, Guid by, DateOnly today, MentoringRules rules)
    {
        if (day > today) throw new BrokenRuleException("Ce jour n’est pas encore venu.");
        var most = MostOf(kind, day, rules);
        if (until is null && most is not null) until = most;
        if (until < today) throw new BrokenRuleException("Cette vérification n’est déjà plus valable.");
        if (until > most) throw new BrokenRuleException($"C’est trop long. Au plus tard\u00A0: {most:dd/MM/yyyy}.");
        return new MentorCheck { Id = SecretCode.NewId(), FileId = fileId, Kind = kind, CheckedById = by, CheckedOn = day, ValidUntil = until };
    }

    public void Replace(DateTimeOffset now) => ReplacedAt = now;

    public bool HoldsOn(DateOnly day) => ReplacedAt is null && (ValidUntil is null || ValidUntil >= day);

    /// <summary>The last day that the rules allow; null for what lasts.</summary>
    public static DateOnly? MostOf(CheckKind kind, DateOnly day, MentoringRules rules) => kind switch
    {
        CheckKind.Honorability => day.AddMonths(rules.HonorabilityMonths),
        CheckKind.Training => day.AddYears(3),
        _ => null,
    };
}

/// <summary>Whether an adult may accompany a young person today.</summary>
public static class MentorReadiness
{
    /// <summary>What is missing, in words; empty when nothing is.</summary>
    public static IReadOnlyList<string> Missing(MentorFile file, IReadOnlyCollection<MentorCheck> checks, DateOnly today) =>
    [
        .. Platform.Ui.Choice.Of(typeof(CheckKind)).Where(choice => !checks.Any(check => check.Kind.ToString() == choice.Value && check.HoldsOn(today))).Select(choice => Lower(choice.Words)),
        .. file.CharterVersion == MentorCharter.Current && file.CharterCosignedAt is not null ? Array.Empty<string>() : ["la charte signée par les 2"],
    ];

    /// <summary>Accepted, and nothing is missing.</summary>
    public static bool IsReady(MentorFile file, IReadOnlyCollection<MentorCheck> checks, DateOnly today) => file.State == FileState.Accepted && Missing(file, checks, today).Count == 0;

    private static string Lower(string words) => string.Concat(words[..1].ToLowerInvariant(), words.AsSpan(1));
}
