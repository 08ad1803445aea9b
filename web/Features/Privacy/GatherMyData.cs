using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>All that the portal keeps about whoever is signed in, gathered from every feature: their own rows only.</summary>
public sealed class GatherMyData(PortalDb db, IEnumerable<IPersonalData> features, CurrentUser user)
{
    /// <summary>Rows of one table on a page: the newest; the rest is in the copy.</summary>
    public const int OnAPage = 100;

    /// <summary>Rows of one table in a copy, made while one waits. Nobody should have more; whoever does is told, and may ask.</summary>
    public const int InACopy = 20_000;

    public sealed record Part(PersonalModule Module, IReadOnlyList<PersonalRows> Tables);

    /// <summary>What each feature keeps about people of this role; features that keep nothing about them are left out.</summary>
    public IReadOnlyList<PersonalModule> Modules =>
    [
        .. features.Select(feature => feature.Module with { Kept = [.. feature.Module.Kept.Where(kept => kept.Roles.Count == 0 || kept.Roles.Contains(user.Role))] })
            .Where(module => module.Kept.Count > 0).OrderBy(module => module.Order),
    ];

    /// <summary>Null when no feature has this code.</summary>
    public async Task<Part?> PartAsync(string code) =>
        features.FirstOrDefault(feature => feature.Module.Code == code) is { } feature ? await PartAsync(feature, await PeopleAsync(), OnAPage) : null;

    public async Task<IReadOnlyList<Part>> AllAsync()
    {
        var (people, parts) = (await PeopleAsync(), new List<Part>());
        foreach (var feature in features.OrderBy(feature => feature.Module.Order)) parts.Add(await PartAsync(feature, people, InACopy));
        return parts;
    }

    /// <summary>How many things are theirs alone.</summary>
    public async Task<int> CountOwnAsync()
    {
        var count = 0;
        foreach (var feature in features) count += await feature.CountOwnAsync(user.Id);
        return count;
    }

    /// <summary>Erases at once what is theirs alone, in the caller's transaction; how many.</summary>
    public async Task<int> EraseOwnAsync()
    {
        var count = 0;
        foreach (var feature in features) count += await feature.EraseOwnAsync(user.Id);
        return count;
    }

    private static async Task<Part> PartAsync(IPersonalData feature, IReadOnlyList<Guid> people, int most)
    {
        var tables = new List<PersonalRows>();
        foreach (var person in people) tables.AddRange(await feature.ExportAsync(person, most));
        return new Part(feature.Module, [.. tables.GroupBy(rows => rows.Table.Entity).Select(group => Together([.. group], most))]);
    }

    /// <summary>What one table keeps of the account and of the child, as one list.</summary>
    private static PersonalRows Together(IReadOnlyList<PersonalRows> parts, int most)
    {
        var rows = parts.SelectMany(part => part.Rows).ToList();
        return new PersonalRows(parts[0].Table, [.. rows.Take(most)], rows.Count > most || parts.Any(part => part.IsCut));
    }

    /// <summary>The account, and the child that a young person is: what is written down about both is theirs.</summary>
    private async Task<IReadOnlyList<Guid>> PeopleAsync()
    {
        var me = user.Id;
        var children = await db.Relations.Where(relation => relation.AccountId == me && relation.Kind == RelationKind.Self).Select(relation => relation.ChildId).Distinct().ToListAsync();
        return [me, .. children];
    }
}
