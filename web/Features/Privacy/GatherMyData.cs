using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>All that the portal keeps about whoever is signed in, gathered from every feature: their own rows only.</summary>
public sealed class GatherMyData(PortalDb db, IEnumerable<IPersonalData> features, CurrentUser user)
{
    public sealed record Part(PersonalModule Module, IReadOnlyList<PersonalRows> Tables);

    /// <summary>What each feature keeps about people of this role; features that keep nothing about them are left out.</summary>
    public IReadOnlyList<PersonalModule> Modules =>
    [
        .. features.Select(feature => feature.Module with { Kept = [.. feature.Module.Kept.Where(kept => kept.Roles.Count == 0 || kept.Roles.Contains(user.Role))] })
            .Where(module => module.Kept.Count > 0).OrderBy(module => module.Order),
    ];

    /// <summary>Null when no feature has this code.</summary>
    public async Task<Part?> PartAsync(string code) =>
        features.FirstOrDefault(feature => feature.Module.Code == code) is { } feature ? await PartAsync(feature, await PeopleAsync()) : null;

    public async Task<IReadOnlyList<Part>> AllAsync()
    {
        var (people, parts) = (await PeopleAsync(), new List<Part>());
        foreach (var feature in features.OrderBy(feature => feature.Module.Order)) parts.Add(await PartAsync(feature, people));
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

    private static async Task<Part> PartAsync(IPersonalData feature, IReadOnlyList<Guid> people)
    {
        var tables = new List<PersonalRows>();
        foreach (var person in people) tables.AddRange(await feature.ExportAsync(person));
        return new Part(feature.Module, [.. tables.GroupBy(rows => rows.Table.Entity).Select(group => new PersonalRows(group.First().Table, [.. group.SelectMany(rows => rows.Rows)]))]);
    }

    /// <summary>The account, and the child that a young person is: what is written down about both is theirs.</summary>
    private async Task<IReadOnlyList<Guid>> PeopleAsync()
    {
        var me = user.Id;
        var children = await db.Relations.Where(relation => relation.AccountId == me && relation.Kind == RelationKind.Self).Select(relation => relation.ChildId).Distinct().ToListAsync();
        return [me, .. children];
    }
}
