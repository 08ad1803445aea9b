namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Voir »: the newest rows themselves, one part at a time; the rest is in the copy.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class PartModel(GatherMyData data, CurrentUser user, TerritoryPack territory) : LoadedPage<GatherMyData.Part>
{
    [FromRoute(Name = "partie")]
    public string Code { get; set; } = "";

    public bool IsYoung => Role.IsYoung(user.Role);

    public IReadOnlyList<PersonalRows> Filled => [.. Subject.Tables.Where(rows => rows.Rows.Count > 0)];
    public IReadOnlyList<PersonalTable> Empty => [.. Subject.Tables.Where(rows => rows.Rows.Count == 0).Select(rows => rows.Table)];

    public string Words(PersonalColumn column, object? value) => CopyOfMyData.Words(column, value, territory.TimeZone, IsYoung);

    protected override Task<GatherMyData.Part?> LoadAsync() => data.PartAsync(Code);
}
