using ChildProtection.Features.Accounts.Profile;

namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>« Mes codes de secours »: ten papers for the day the telephone is lost; shown once, made again when asked.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class CodesModel(OwnAccess own, CeremonyDesk desk, CurrentUser user) : PreparedPage
{
    internal const string Purpose = "secours";
    internal static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Codes { get; private set; } = [];
    public int Left { get; private set; }
    public bool HasPassword => LiveSession.Of(HttpContext) is { HasPassword: true };

    internal static string Remember(Guid ownerId, IReadOnlyList<string> codes) => $"{ownerId} {string.Join(' ', codes)}";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Left = await own.CodesLeftAsync();
        if ((await desk.PeekAsync(Purpose))?.Split(' ') is [var owner, .. var codes] && owner == user.Id.ToString()) Codes = codes;
        return null;
    }

    [FreshProof]
    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!HasPassword) throw new BrokenRuleException("Ces codes remplacent l’application de codes. Cet espace n’en a pas.");
        var codes = await own.MakeCodesAsync();
        await desk.OpenAsync(Purpose, Remember(user.Id, codes), Shown);
        return RedirectToPage();
    }

    /// <summary>« C’est noté »: hides them for good.</summary>
    public async Task<IActionResult> OnPostDoneAsync()
    {
        await desk.CloseAsync(Purpose);
        return LocalRedirect(Entrance.HomeOf(user.Role));
    }
}
