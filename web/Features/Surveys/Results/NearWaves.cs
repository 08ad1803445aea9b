using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>What one survey published, and of whom: the parts of its tables, by name (<see cref="TableParts"/>).</summary>
internal sealed record Wave(Population People, IReadOnlyDictionary<string, SafeTable> Parts)
{
    public static Wave Of(Survey survey, FrozenResults results, Readers readers)
    {
        var parts = new TableParts(survey);
        var counted = results.For(readers).Where(table => table.WhyHidden is null).SelectMany(parts.Of);
        var means = results.MeansFor(readers).Where(mean => mean.RoundedTotal is not null).Select(mean => new SafeTable(TableParts.CodeOf(mean), [], [], [], mean.RoundedTotal, null));
        return new Wave(Population.Of(survey), counted.Concat(means).DistinctBy(part => part.Code).ToDictionary(part => part.Code));
    }

    /// <summary>What its crossed tables tell of each group, and the part that tells it.</summary>
    public static IReadOnlyList<(string Crossed, Wave Wave)> ColumnsOf(Survey survey, FrozenResults results, Readers readers, TerritoryPack territory)
    {
        var parts = new TableParts(survey);
        return [.. results.For(readers).SelectMany(table => parts.GroupsIn(table, territory))
            .Select(group => (group.Crossed, new Wave(group.People, new Dictionary<string, SafeTable> { [group.Part.Code] = group.Part })))];
    }
}

/// <summary>
/// The same questions asked twice within a short time, of the same people or of groups that share some: zone and whole territory, zone and
/// place of life, two ranges of ages. Each pair is compared, not only the last two: a wave that was withheld hides nothing of those before it.
/// </summary>
internal static class NearWaves
{
    /// <summary>Some question is counted by both.</summary>
    public static bool ShareQuestions(Questionnaire one, Questionnaire other) => Counted(one).Overlaps(Counted(other));

    /// <summary>The parts of this publication whose differences with earlier ones could tell of few people.</summary>
    public static HashSet<string> TooNear(Wave now, IEnumerable<Wave> earlier, DisclosureRules rules)
    {
        var near = earlier.Where(wave => wave.People.MayShare(now.People)).ToList();
        return [.. now.Parts.Values
            .Where(part => !IsSafe(new Told(now.People, part), [.. near.Where(wave => wave.Parts.ContainsKey(part.Code)).Select(wave => new Told(wave.People, wave.Parts[part.Code]))], rules))
            .Select(part => part.Code)];
    }

    private static bool IsSafe(Told now, List<Told> near, DisclosureRules rules) =>
        near.TrueForAll(wave => IsSafe(wave, now, rules))
        && near.TrueForAll(wave => !now.People.Holds(wave.People) || Rest(now, [wave], near, rules))
        && near.TrueForAll(wave => now.People.Holds(wave.People) || !wave.People.Holds(now.People) || Rest(wave, [now], near, rules));

    /// <summary>Who holds the other; the later of two of the same people; where it is not known, the larger one.</summary>
    private static bool IsSafe(Told earlier, Told now, DisclosureRules rules)
    {
        var isWhole = now.People.Holds(earlier.People) || !earlier.People.Holds(now.People) && now.Part.RoundedTotal >= earlier.Part.RoundedTotal;
        return isWhole ? Differencing.IsSafe([earlier.Part], [now.Part], rules) : Differencing.IsSafe([now.Part], [earlier.Part], rules);
    }

    /// <summary>A group without all of its parts that were asked apart.</summary>
    private static bool Rest(Told whole, List<Told> parts, IEnumerable<Told> others, DisclosureRules rules)
    {
        foreach (var other in others)
            if (other != whole && whole.People.Holds(other.People) && parts.TrueForAll(part => !part.People.MayShare(other.People))) parts.Add(other);
        return Differencing.IsSafe([.. parts.Select(part => (IReadOnlyList<SafeTable>)[part.Part])], [whole.Part], rules);
    }

    /// <summary>The questions of its tables, those they are crossed with or rest on, and those that have a mean.</summary>
    private static HashSet<string> Counted(Questionnaire questions)
    {
        var byCode = questions.Questions.ToDictionary(question => question.Code);
        var asked = questions.Tables.SelectMany(table => (string?[])[table.Question, table.By]).OfType<string>().Where(byCode.ContainsKey)
            .Concat(byCode.Values.Where(question => question.Kind == QuestionKind.Number).Select(question => question.Code));
        return [.. asked.SelectMany(code => Chain(byCode, code))];
    }

    private static IEnumerable<string> Chain(Dictionary<string, Question> byCode, string code)
    {
        for (var question = byCode.GetValueOrDefault(code); question is not null; question = question.If is { } before ? byCode.GetValueOrDefault(before.Question) : null)
            yield return question.Code;
    }

    /// <summary>One part as one survey told it, and of whom.</summary>
    private sealed record Told(Population People, SafeTable Part);
}
