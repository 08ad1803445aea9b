using System.Globalization;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>« Coordonner »: who asks, who applies, which bonds live. Empty for a professional who coordinates nothing.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class IndexModel(MentoringAccess mentoring, MatchYouth match, VetMentor vet, ReadPairings pairings, ReadWords words) : PreparedPage
{
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    public bool Coordinates { get; private set; }
    public IReadOnlyList<MatchYouth.Line> Wishes { get; private set; } = [];
    public IReadOnlyList<VetMentor.Line> Files { get; private set; } = [];
    public Paged<ReadPairings.Line> Pairs { get; private set; } = new([], 1, 1);
    public int ToRead { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!(Coordinates = await mentoring.CoordinatesAsync())) return null;
        (Wishes, Files) = (await match.WaitingAsync(), await vet.AllAsync());
        Pairs = await pairings.OpenAsync(int.TryParse(Asked, CultureInfo.InvariantCulture, out var number) ? number : 1);
        ToRead = await words.CountAsync();
        return null;
    }

    public void OnGet() { }
}
