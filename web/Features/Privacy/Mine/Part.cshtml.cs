namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Voir »: the rows themselves, one part at a time.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class PartModel(GatherMyData data, CurrentUser user, TerritoryPack territory) : LoadedPage<GatherMyData.Part>
{
    /// <summary>The rest is in the copy.</summary>
    public const int Shown = 100;

    [FromRoute(Name = "partie")]
    public string Code { get; set; } = "";

    public bool IsYoung => Role.IsYoung(user.Role);

    public IReadOnlyList<PersonalRows> Filled => [.. Subject.Tables.Where(rows => rows.Rows.Count > 0)];
    public IReadOnlyList<string> Empty => [.. Subject.Tables.Where(rows => rows.Rows.Count == 0).Select(rows => rows.Table.Title)];

    public string Words(PersonalColumn column, object? value) => CopyOfMyData.Words(column, value, territory.TimeZone, IsYoung);

    protected override Task<GatherMyData.Part?> LoadAsync() => data.PartAsync(Code);
}
