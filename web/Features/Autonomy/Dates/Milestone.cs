using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>The dates that the portal knows of, from 16 to 25.</summary>
public enum MilestoneKind { Start, Interview, Majority, AfterLeaving, End, SafetyNet }

/// <summary>One date of the years 16 to 25, and the rule it comes from, in words.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">« Mon entretien ».</param>
/// <param name="On">Null while it depends on a day nobody has written yet.</param>
/// <param name="Rule">Why that day.</param>
/// <param name="What">What it is for, and what one may ask.</param>
/// <param name="Icon">A name of the icon sprite.</param>
/// <param name="Address">A page to read before.</param>
public sealed record Milestone(MilestoneKind Kind, string Title, DateOnly? On, string Rule, string What, string Icon, string Address)
{
    /// <summary>An entry of « ages » in the pack that a foster family changes.</summary>
    private const string FosterInterview = "entretien_accueil_familial";

    /// <summary>From the end of the measure to « six mois après ».</summary>
    public const int MonthsAfterLeaving = 6;

    /// <summary>In addresses: « entretien ».</summary>
    public string Code => Codes[Kind];

    /// <inheritdoc cref="Code"/>
    public static string CodeOf(MilestoneKind kind) => Codes[kind];

    /// <summary>Somebody is met that day: it can be prepared, and what was decided is written.</summary>
    public bool IsMeeting => Kind is not (MilestoneKind.Start or MilestoneKind.SafetyNet);

    /// <summary>« Son entretien », said to an adult.</summary>
    public string TheirTitle => Title.Replace("Mon ", "Son ", StringComparison.Ordinal).Replace("Mes ", "Ses ", StringComparison.Ordinal).Replace("ma sortie", "sa sortie", StringComparison.Ordinal);

    /// <summary>The rule, said to an adult.</summary>
    public string TheirRule => Rule.Replace("Tu vis", "Le jeune vit", StringComparison.Ordinal).Replace("tu es majeur", "on est majeur", StringComparison.Ordinal)
        .Replace("ta sortie", "sa sortie", StringComparison.Ordinal).Replace("ton accompagnement", "son accompagnement", StringComparison.Ordinal);

    private static readonly Dictionary<MilestoneKind, string> Codes = new()
    {
        [MilestoneKind.Start] = "preparer", [MilestoneKind.Interview] = "entretien", [MilestoneKind.Majority] = "dix-huit-ans",
        [MilestoneKind.AfterLeaving] = "six-mois-apres", [MilestoneKind.End] = "fin", [MilestoneKind.SafetyNet] = "filet",
    };

    /// <summary>The dates of one young person, by the ages of the territory and where they live; none while nobody wrote the day of the 18th birthday.</summary>
    public static IReadOnlyList<Milestone> Of(DateOnly? comesOfAgeOn, DateOnly? careEndsOn, bool livesInFosterFamily, TerritoryPack pack)
    {
        if (comesOfAgeOn is not { } majority) return [];
        var ages = pack.Ages;
        DateOnly At(int age) => majority.AddYears(age - ages["majorite"]);
        var (interview, isEarlier) = InterviewAge(livesInFosterFamily, pack);
        return
        [
            .. new Milestone[]
            {
                new(MilestoneKind.Start, "Commencer à préparer", At(ages["autonomie"]), $"Ici, on commence à {ages["autonomie"]} ans.", "Tu peux faire une grille, et choisir un petit pas.", "graine", "/autonomie"),
                new(MilestoneKind.Interview, "Mon entretien", At(interview), isEarlier ? $"Tu vis en famille d’accueil\u00A0: ici, c’est à {interview} ans." : $"Ici, c’est à {interview} ans.",
                    "Tu parles de la suite. Tu peux inviter une personne de confiance.", "bulle", "/fiches/entretien-avant-18-ans"),
                new(MilestoneKind.Majority, "Mes 18 ans", majority, "C’est la loi\u00A0: à 18 ans, tu es majeur·e.", "Tu décides pour toi. Tu peux demander un contrat jeune majeur.", "dix-huit", "/fiches/contrat-jeune-majeur"),
                new(MilestoneKind.AfterLeaving, "Six mois après ma sortie", careEndsOn?.AddMonths(MonthsAfterLeaving), careEndsOn is null ? "La date de ta sortie n’est pas écrite." : "On compte six mois après la fin de ton accompagnement.",
                    "On te propose un rendez-vous. Tu dis comment ça va.", "calendrier", "/livret/revenir-demander-de-l-aide"),
                new(MilestoneKind.End, $"Mes {ages["fin_accompagnement"]} ans", At(ages["fin_accompagnement"]), $"Ici, l’aide va jusqu’à {ages["fin_accompagnement"]} ans.", "Avant, tu prépares la suite avec ton référent.", "route", "/livret/mon-contrat-jeune-majeur"),
                new(MilestoneKind.SafetyNet, $"Mes {ages["filet"]} ans", At(ages["filet"]), $"Jusqu’à {ages["filet"]} ans, tu peux revenir demander de l’aide.", "Ton espace ici reste à toi.", "arbre", "/livret/revenir-demander-de-l-aide"),
            }.OrderBy(milestone => milestone.On is null).ThenBy(milestone => milestone.On),
        ];
    }

    /// <summary>« Six mois après »: counted from the last end of the measure.</summary>
    public static DateOnly AfterLeavingOn(DateTimeOffset leftAt, TerritoryPack pack) => pack.DayOf(leftAt).AddMonths(MonthsAfterLeaving);

    /// <summary>The day of the interview, by the same rule.</summary>
    public static DateOnly InterviewOn(DateOnly comesOfAgeOn, bool livesInFosterFamily, TerritoryPack pack) =>
        comesOfAgeOn.AddYears(InterviewAge(livesInFosterFamily, pack).Age - pack.Ages["majorite"]);

    private static (int Age, bool IsEarlier) InterviewAge(bool livesInFosterFamily, TerritoryPack pack) =>
        livesInFosterFamily && pack.Ages.TryGetValue(FosterInterview, out var earlier) ? (earlier, true) : (pack.Ages["entretien"], false);
}

/// <summary>The dates of a young person.</summary>
public sealed class MilestoneLists(PortalDb db, AutonomyAccess autonomy, TerritoryPack pack)
{
    /// <summary>One date of one child.</summary>
    public sealed record Found(Child Child, Milestone Date);

    /// <summary>Those of whoever asks.</summary>
    public async Task<IReadOnlyList<Milestone>> MineAsync() => await autonomy.SelfAsync() is { } self ? await OfAsync(self) : [];

    /// <summary>A date of whoever asks that can be prepared; null for none of this code.</summary>
    public async Task<Found?> MineAsync(string code) => await autonomy.SelfAsync() is { } self ? await FindAsync(self, code) : null;

    /// <summary>A date that can be prepared, of a child whose door is already open.</summary>
    public async Task<Found?> FindAsync(Child child, string code) =>
        (await OfAsync(child)).FirstOrDefault(one => one.Code == code && one.IsMeeting) is { } date ? new Found(child, date) : null;

    /// <summary>Those of a child whose door is already open.</summary>
    public async Task<IReadOnlyList<Milestone>> OfAsync(Child child)
    {
        var (now, places) = (autonomy.Now, db.Places);
        var kind = await db.Stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).OrderByDescending(stay => stay.From)
            .Select(stay => places.Where(place => place.Id == stay.PlaceId).Select(place => (PlaceKind?)place.Kind).FirstOrDefault()).FirstOrDefaultAsync();
        DateOnly? end = (child.CareEndsAt ?? child.LeftAt) is { } at ? pack.DayOf(at) : null;
        return Milestone.Of(child.ComesOfAgeOn, end, kind == PlaceKind.FosterFamily, pack);
    }
}
