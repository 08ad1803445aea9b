namespace ChildProtection.Features.Mentoring.Peers;

/// <summary>What a group of mutual help is about (« pair-aidance »). Stored by name.</summary>
public enum PeerTheme
{
    [Display(Name = "Quitter le foyer, avoir 18 ans")]
    Leaving,

    [Display(Name = "L’école et les études")]
    School,

    [Display(Name = "Trouver un logement")]
    Housing,

    [Display(Name = "Vivre avec un handicap")]
    Disability,

    [Display(Name = "Mes droits")]
    Rights,

    [Display(Name = "Parler, tout simplement")]
    Talk,
}

/// <summary>What an elder may do in a group, and nothing else. Stored as a number: never change the values.</summary>
[Flags]
public enum PeerScope
{
    None = 0,
    Listen = 1,
    Orient = 2,
    TellHowItWas = 4,
    ComeAlong = 8,
}

/// <summary>A group where elders (« anciens ») help young people, beside a professional. Nobody finds anybody outside it.</summary>
public sealed class PeerGroup
{
    private PeerGroup() { } // for EF Core

    public Guid Id { get; private init; }
    public PeerTheme Theme { get; private init; }

    /// <summary>A code of the territory pack.</summary>
    public string Zone { get; private init; } = "";

    /// <summary>When it is open: a day of the week, from and to.</summary>
    public DayOfWeek Day { get; private init; }

    /// <summary>In minutes from midnight.</summary>
    public int FromMinute { get; private init; }

    /// <inheritdoc cref="FromMinute"/>
    public int ToMinute { get; private init; }

    /// <summary>The professional who is there each time; null once that account is erased.</summary>
    public Guid? SupervisorId { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>In the evening no group is open: it ends at 21:00 at the latest (SAFE-30).</summary>
    public static PeerGroup Open(PeerTheme theme, string zone, DayOfWeek day, TimeOnly from, TimeOnly to, Guid supervisor)
    {
        if (to <= from) throw new BrokenRuleException("L’heure de fin vient avant l’heure de début.");
        if (from < new TimeOnly(8, 0) || to > new TimeOnly(21, 0)) throw new BrokenRuleException("Un groupe est ouvert entre 8 heures et 21 heures.");
        return new PeerGroup { Id = SecretCode.NewId(), Theme = theme, Zone = zone, Day = day, FromMinute = from.Hour * 60 + from.Minute, ToMinute = to.Hour * 60 + to.Minute, SupervisorId = supervisor };
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}

/// <summary>That somebody is in a group, or asks to; an elder with what they may do.</summary>
public sealed class PeerSeat
{
    private PeerSeat() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid GroupId { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>An elder, who helps.</summary>
    public bool IsElder { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Of an elder: the day of the training.</summary>
    public DateOnly? TrainedOn { get; private set; }
    public PeerScope Scope { get; private set; }

    /// <summary>Of an elder: the last day of the « attestation d’honorabilité » that a coordinator saw, as of a mentor; no document is kept.</summary>
    public DateOnly? VettedUntil { get; private set; }

    /// <summary>Of an elder: at most so many hours a month.</summary>
    public int? HoursAMonth { get; private set; }

    public static PeerSeat Ask(Guid groupId, Guid accountId, bool isElder, DateTimeOffset now) => new() { Id = SecretCode.NewId(), GroupId = groupId, AccountId = accountId, IsElder = isElder, AskedAt = now };

    /// <summary>A young person comes in.</summary>
    public void Accept(DateTimeOffset now)
    {
        if (IsElder) throw new BrokenRuleException("Pour un ancien, dites la formation et les heures.");
        AcceptedAt ??= now;
    }

    /// <summary>An elder who helps on that day: inside, and vetted.</summary>
    public bool HelpsOn(DateOnly today) => IsElder && AcceptedAt is not null && Until is null && VettedUntil >= today;

    /// <summary>An elder comes in, or is vetted again: trained, for some things, for some hours. Something is missing: <see cref="BrokenRuleException"/>.</summary>
    public void AcceptElder(ElderChecks checks, int monthsOfVetting, DateOnly today, DateTimeOffset now)
    {
        var (trainedOn, vettedUntil, scope, hours) = checks;
        if (!IsElder) throw new BrokenRuleException("Cette personne demande de l’aide, elle n’aide pas.");
        if (trainedOn > today) throw new BrokenRuleException("La formation vient d’abord.");
        if (scope == PeerScope.None) throw new BrokenRuleException("Dites ce que cette personne peut faire.");
        if (hours is < 1 or > 20) throw new BrokenRuleException("Entre 1 et 20 heures par mois.");
        if (vettedUntil < today) throw new BrokenRuleException("L’attestation d’honorabilité est finie. Il en faut une nouvelle.");
        if (vettedUntil > today.AddMonths(monthsOfVetting)) throw new BrokenRuleException($"Une attestation sert {monthsOfVetting} mois au plus.");
        (TrainedOn, Scope, HoursAMonth, VettedUntil, AcceptedAt) = (trainedOn, scope, hours, vettedUntil, AcceptedAt ?? now);
    }

    public void Leave(DateTimeOffset now) => Until ??= now;
}

/// <summary>What a coordinator saw and decides of an elder.</summary>
/// <param name="TrainedOn">The day of the training.</param>
/// <param name="VettedUntil">The last day of the « attestation d’honorabilité ».</param>
/// <param name="Scope">What they may do.</param>
/// <param name="Hours">At most so many hours a month.</param>
public sealed record ElderChecks(DateOnly TrainedOn, DateOnly VettedUntil, PeerScope Scope, int Hours);

/// <summary>Words of what an elder may do.</summary>
public static class PeerWords
{
    private static readonly (PeerScope Scope, string Words)[] All =
        [(PeerScope.Listen, "Écouter"), (PeerScope.Orient, "Dire où demander de l’aide"), (PeerScope.TellHowItWas, "Raconter son parcours"), (PeerScope.ComeAlong, "Venir à un rendez-vous, avec un professionnel")];

    public static IEnumerable<Platform.Ui.Choice> Choices { get; } = [.. All.Select(one => new Platform.Ui.Choice(one.Scope.ToString(), one.Words))];

    public static string Words(this PeerScope scope) => string.Join(", ", All.Where(one => scope.HasFlag(one.Scope)).Select(one => one.Words));

    public static string Words(this PeerTheme theme) => Platform.Ui.Choice.Of(typeof(PeerTheme)).First(choice => choice.Value == theme.ToString()).Words;

    /// <summary>« le mercredi, de 17 h à 18 h 30 ».</summary>
    public static string Hours(this PeerGroup group) =>
        $"le {new System.Globalization.CultureInfo("fr-FR").DateTimeFormat.GetDayName(group.Day)}, de {Hour(group.FromMinute)} à {Hour(group.ToMinute)}";

    private static string Hour(int minutes) => minutes % 60 == 0 ? $"{minutes / 60}\u00A0h" : $"{minutes / 60}\u00A0h\u00A0{minutes % 60:00}";
}
