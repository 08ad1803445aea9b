namespace ChildProtection.Features.Writing.Houses;

/// <summary>« Ici, dans ma maison »: for the young people who live there, and nobody else.</summary>
[Authorize(RolePolicies.Young)]
public sealed class MineModel(WriteHouse houses) : PageModel
{
    /// <summary>Null when the place says nothing yet, or nobody wrote down where one lives.</summary>
    public WriteHouse.House? House { get; private set; }

    public async Task OnGetAsync() => House = await houses.MineAsync();

    public static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
