using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Paper;

/// <summary>For whom a sheet is printed: a public, and for young people an age band, which decides the words and the faces.</summary>
internal static class PaperAudience
{
    /// <summary>« jeune-11-14 », « parent »… as this survey asks them.</summary>
    public static IReadOnlyList<string> Of(Survey survey) =>
        [.. survey.PublicCodes.SelectMany(code => code == Public.Young ? Bands(survey).Select(band => $"{code}-{band}") : [code])];

    /// <summary>« Jeunes de 11 à 14 ans ».</summary>
    public static string Words(string audience) => BandOf(audience) is { } band ? $"Jeunes de {band.Replace("-", " à ", StringComparison.Ordinal)} ans" : Public.Words(audience);

    /// <summary>« jeune », « parent »…</summary>
    public static string PublicOf(string audience) => BandOf(audience) is null ? audience : Public.Young;

    /// <summary>Whoever fills it in, as far as the paper knows them.</summary>
    public static Reader ReaderOf(string audience) => new(PublicOf(audience), BandOf(audience) switch { null => null, "11-14" => 12, "15-17" => 16, _ => 19 });

    private static IEnumerable<string> Bands(Survey survey)
    {
        var asked = Public.AgeBands.Where(band => int.Parse(band[^2..], null) >= (survey.AgeFrom ?? 0) && int.Parse(band[..2], null) <= (survey.AgeTo ?? 99)).ToList();
        return asked.Count > 0 ? asked : Public.AgeBands;
    }

    private static string? BandOf(string audience) => audience.StartsWith($"{Public.Young}-", StringComparison.Ordinal) ? audience[(Public.Young.Length + 1)..] : null;
}
