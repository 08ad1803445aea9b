namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>Who agrees, or signs. Stored by name.</summary>
public enum Party
{
    [Display(Name = "Le jeune ou la jeune")]
    Youth,

    [Display(Name = "L’adulte bénévole")]
    Adult,

    /// <summary>A holder of parental authority who has an account here, or another named on paper.</summary>
    [Display(Name = "Un parent")]
    Parent,

    /// <summary>« Tuteur », « conseil de famille » for a « pupille de l’État » (CASF D221-35), or whoever authority was delegated to.</summary>
    [Display(Name = "Le tuteur ou le conseil de famille")]
    Guardian,

    /// <summary>The judge decided instead (Code civil 375-7).</summary>
    [Display(Name = "Le juge a décidé")]
    Judge,

    [Display(Name = "Le service de l’ASE")]
    Ase,

    [Display(Name = "L’association")]
    Association,
}

/// <summary>To which of the two steps a line belongs. Stored by name.</summary>
public enum AgreementStep { Agreement, Convention }

/// <summary>
/// One yes or no about a pairing, or one signature of its « convention »: said here by an account, or on paper and written down by
/// a professional, who stands in it. A no has no reason: nobody asks for one.
/// </summary>
public sealed class PairingAgreement
{
    private PairingAgreement() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid PairingId { get; private init; }
    public AgreementStep Step { get; private init; }
    public Party Party { get; private init; }

    /// <summary>Who answers here; null for a paper of somebody without account, and once that account is erased.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>Only told: their yes is not waited for, their « no » is not asked (a pack may say so for one kind).</summary>
    public bool IsInformed { get; private init; }
    public bool? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The day on the paper; null when it was said here.</summary>
    public DateOnly? OnPaper { get; private set; }

    /// <summary>The professional who wrote the paper down, or who signed here for the ASE.</summary>
    public Guid? RecordedById { get; private set; }

    public static PairingAgreement Ask(Guid pairingId, AgreementStep step, Party party, Guid? accountId, bool isInformed = false) => new()
    {
        Id = SecretCode.NewId(), PairingId = pairingId, Step = step, Party = party, AccountId = accountId, IsInformed = isInformed,
    };

    /// <summary>It is not waited for any more.</summary>
    public bool IsDone => Answer == true || IsInformed;

    /// <summary>Said here, by the person; <paramref name="by"/> is who spoke for a service.</summary>
    public void Say(bool answer, DateTimeOffset now, Guid? by = null)
    {
        if (Answer == answer) throw new BrokenRuleException("Cette réponse est déjà notée.");
        (Answer, AnsweredAt, OnPaper, RecordedById) = (answer, now, null, by);
    }

    /// <summary>A paper, held by the service: the portal keeps its day and who saw it. A day to come: <see cref="BrokenRuleException"/>.</summary>
    public void WriteDown(bool answer, DateOnly day, DateOnly today, Guid by, DateTimeOffset now)
    {
        if (day > today) throw new BrokenRuleException("Ce jour n’est pas encore venu. Écrivez le jour du papier.");
        if (day < today.AddYears(-1)) throw new BrokenRuleException("Ce papier a plus d’un an. Il en faut un nouveau.");
        (Answer, AnsweredAt, OnPaper, RecordedById) = (answer, now, day, by);
    }
}

/// <summary>The rule of who must agree.</summary>
public static class AgreementRules
{
    /// <summary>Whoever stands for parental authority.</summary>
    public static bool IsHolder(this Party party) => party is Party.Parent or Party.Guardian or Party.Judge;

    /// <summary>
    /// Every line asked for is a yes; and around a minor whose parents must agree, at least one of them, a guardian or the judge
    /// stands there: a young person without any parent here does not start without anybody having answered for them.
    /// </summary>
    public static bool AllAgreed(IReadOnlyCollection<PairingAgreement> lines, bool needsHolder)
    {
        var asked = lines.Where(line => line.Step == AgreementStep.Agreement).ToList();
        return asked.TrueForAll(line => line.IsDone) && (!needsHolder || asked.Exists(line => line.Party.IsHolder() && line.Answer == true));
    }

    /// <summary>Signed by the young person, the ASE and the association.</summary>
    public static bool AllSigned(IReadOnlyCollection<PairingAgreement> lines) =>
        lines.Any(line => line.Step == AgreementStep.Convention) && lines.Where(line => line.Step == AgreementStep.Convention).All(line => line.Answer == true);
}
