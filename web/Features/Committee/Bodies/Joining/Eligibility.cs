using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies.Joining;

/// <summary>What the portal knows of somebody who would like to sit.</summary>
/// <param name="IsYoung">A young person; else a parent.</param>
/// <param name="ComesOfAgeOn">The 18th birthday; null when it is not known.</param>
/// <param name="IsFormer">The measure is over.</param>
/// <param name="IsMember">Sits on it today.</param>
public sealed record Candidate(bool IsYoung, DateOnly? ComesOfAgeOn, bool IsFormer, bool IsMember);

/// <summary>« Puis-je participer ? »: yes or no, and the reason in plain words.</summary>
/// <param name="MayJoin">A code would open.</param>
/// <param name="Reason">To the candidate, one or two short sentences.</param>
public sealed record Eligibility(bool MayJoin, string Reason)
{
    private const int Majority = 18;

    /// <summary>The rules of one body for one person, today. An age the portal does not know keeps nobody out: whoever gives the code knows them.</summary>
    /// <param name="body">The body.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="members">How many sit today.</param>
    /// <param name="today">The day it is in the territory.</param>
    public static Eligibility Of(Body body, Candidate candidate, int members, DateOnly today)
    {
        var tu = candidate.IsYoung;
        if (body.ClosedAt is not null) return new(false, "Cette instance est fermée.");
        if (body.IsForFamilies == candidate.IsYoung) return new(false, body.IsForFamilies ? "Cette instance est pour les parents." : "Cette instance est pour les jeunes.");
        if (candidate.IsMember) return new(false, tu ? "Tu es déjà membre." : "Vous êtes déjà membre.");
        if (OfAge(body, candidate, today) is { } refusal) return refusal;
        if (body.Size <= members) return new(false, tu ? "Toutes les places sont prises. Parle avec l’animateur." : "Toutes les places sont prises. Parlez avec l’animateur.");
        return new(true, tu ? "Oui, tu peux participer." : "Oui, vous pouvez participer.");
    }

    private static Eligibility? OfAge(Body body, Candidate candidate, DateOnly today)
    {
        if (body.IsForFamilies) return null;
        if (candidate.ComesOfAgeOn is { } majority)
        {
            if (body.FromAge is { } from && Turns(majority, from) is var first && today < first)
                return new(false, $"Il faut avoir {from} ans. Tu pourras venir à partir du {first.InWords()}.");
            if (body.ToAge is { } to && today >= Turns(majority, to + 1) && !body.TakesFormer) return new(false, $"Cette instance va jusqu’à {to} ans.");
        }
        return candidate.IsFormer && !body.TakesFormer ? new(false, "Cette instance est pour les jeunes accompagnés aujourd’hui.") : null;
    }

    /// <summary>The birthday of that age.</summary>
    private static DateOnly Turns(DateOnly majority, int age) => majority.AddYears(age - Majority);
}
