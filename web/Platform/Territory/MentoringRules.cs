using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>What a territory decides about mentoring (« mentorat ») and sponsorship (« parrainage »): CASF L221-2-6, D221-27 to D221-40.</summary>
public sealed record MentoringRules
{
    /// <summary>Years of age from which a mentor is proposed (CASF D221-34: eleven).</summary>
    public int MentoringFrom { get; init; } = 11;

    /// <summary>The same for a « parrain » or « marraine ».</summary>
    public int SponsorshipFrom { get; init; }

    /// <summary>The holders of parental authority agree in writing (CASF D221-35); false: they are informed.</summary>
    public bool MentoringNeedsParents { get; init; } = true;

    /// <summary>The same for sponsorship.</summary>
    public bool SponsorshipNeedsParents { get; init; } = true;

    /// <summary>Least years between the adult and the young person, so that it is no tie between people of one age.</summary>
    public int AgeGap { get; init; } = 3;

    /// <summary>How many young people one adult accompanies at once (reference SAFE-08).</summary>
    public int YouthsPerAdult { get; init; } = 2;

    /// <summary>How long the trial lasts, in weeks.</summary>
    public int TrialWeeks { get; init; } = 12;

    /// <summary>Weeks without a meeting or a message before the coordinator is told.</summary>
    public int SilentWeeks { get; init; } = 4;

    /// <summary>How long the attestation of good character serves, in months (once a year at least: honorabilite.social.gouv.fr).</summary>
    public int HonorabilityMonths { get; init; } = 12;
}

/// <summary>Reads « mentorat », which a pack may leave out.</summary>
internal static class MentoringRuleReader
{
    public static MentoringRules Read(YamlMap? map)
    {
        var usual = new MentoringRules();
        if (map is null) return usual;
        var rules = usual with
        {
            MentoringFrom = map.OptionalNumber("mentorat_des", 0, 21) ?? usual.MentoringFrom, SponsorshipFrom = map.OptionalNumber("parrainage_des", 0, 21) ?? usual.SponsorshipFrom,
            MentoringNeedsParents = map.OptionalFlag("mentorat_accord") ?? usual.MentoringNeedsParents, SponsorshipNeedsParents = map.OptionalFlag("parrainage_accord") ?? usual.SponsorshipNeedsParents,
            AgeGap = map.OptionalNumber("ecart_age", 0, 40) ?? usual.AgeGap, YouthsPerAdult = map.OptionalNumber("jeunes_par_adulte", 1, 10) ?? usual.YouthsPerAdult,
            TrialWeeks = map.OptionalNumber("essai_semaines", 1, 52) ?? usual.TrialWeeks, SilentWeeks = map.OptionalNumber("silence_semaines", 1, 26) ?? usual.SilentWeeks,
            HonorabilityMonths = map.OptionalNumber("honorabilite_mois", 1, 12) ?? usual.HonorabilityMonths,
        };
        map.RefuseTheRest();
        return rules;
    }
}
