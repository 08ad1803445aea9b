namespace ChildProtection.Features.Committee.Bodies;

/// <summary>The settings of a body in plain words; what nobody has decided says nothing.</summary>
public static class BodyWords
{
    private const int MonthsOfAYear = 12;

    /// <summary>« Les jeunes de 11 à 21 ans ».</summary>
    public static string For(this Body body) => $"{body.Public.Words()}{body.Ages() switch { { } ages => $" {ages}", _ => "" }}";

    /// <summary>« de 11 à 21 ans », « à partir de 11 ans »; null without bounds.</summary>
    public static string? Ages(this Body body) => (body.FromAge, body.ToAge) switch
    {
        ({ } from, { } to) => $"de {from} à {to} ans",
        ({ } from, null) => $"à partir de {from} ans",
        (null, { } to) => $"jusqu’à {to} ans",
        _ => null,
    };

    public static string Words(this BodyPublic asked) => asked switch
    {
        BodyPublic.Adolescents => "Les adolescents",
        BodyPublic.Families => "Les parents",
        _ => "Les jeunes",
    };

    /// <summary>« 1 an », « 18 mois ».</summary>
    public static string Months(int months) => months % MonthsOfAYear != 0 ? $"{months} mois" : months == MonthsOfAYear ? "1 an" : $"{months / MonthsOfAYear} ans";

    /// <summary>How many members make a decision possible: « 8 membres sur 16 ».</summary>
    public static int Quorum(int percent, int members) => (percent * members + 99) / 100;

    public static string Icon(this Body body) => body.IsForFamilies ? "famille" : "cercle";

    public static string Colour(this Body body) => body.Public switch { BodyPublic.Adolescents => "ciel", BodyPublic.Families => "violet", _ => "lagune" };
}
