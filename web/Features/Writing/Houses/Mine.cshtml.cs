using ChildProtection.Features.Accounts.Moves;

namespace ChildProtection.Features.Writing.Houses;

/// <summary>« Ici, dans ma maison »: for the young people who live there, and nobody else.</summary>
[Authorize(RolePolicies.Young)]
public sealed class MineModel(WriteHouse houses, KeepHousePhoto photos, MyPlaces places) : PageModel
{
    /// <summary>What the place says; null when it says nothing yet, or nobody wrote down where one lives.</summary>
    public WriteHouse.House? House { get; private set; }

    public KeepHousePhoto.Shown? Photo { get; private set; }

    /// <summary>Where one lives, and will live.</summary>
    public MyPlaces.State Places { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Places = await places.ReadAsync();
        if (await houses.MineAsync() is not { } house) return;
        Photo = await photos.OfAsync(house.PlaceId);
        if (!house.SaysNothing) House = house;
    }

    public static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
