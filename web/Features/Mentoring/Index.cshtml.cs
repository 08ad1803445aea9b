using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring;

/// <summary>« Mentorat »: where one stands, for a young person, a volunteer, a parent, a professional.</summary>
[Authorize(MentoringAccess.Around), OfModule(MentoringAccess.Module)]
public sealed class IndexModel(AskForMentor ask, ApplyToMentor apply, GatherAgreements agreements, LiveTogether together, MentoringAccess mentoring, CurrentUser user) : PreparedPage
{
    public bool IsYoung => mentoring.IsYoung;
    public bool IsVolunteer => mentoring.IsAdultOfPair;
    public bool IsProfessional => user.Is(Role.Professional);
    public bool Coordinates { get; private set; }
    public AskForMentor.Shown? Wish { get; private set; }
    public ApplyToMentor.Shown? Application { get; private set; }
    public IReadOnlyList<(Guid LineId, PairKind Kind, PairingState State, bool IsWaiting)> Lines { get; private set; } = [];
    public IReadOnlyList<(Guid Id, PairKind Kind, PairingState State)> Pairs { get; private set; } = [];
    public IReadOnlyList<(Guid ChildId, string FirstName)> ToOffer { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Lines = await agreements.MineAsync();
        if (IsYoung) Wish = await ask.MineAsync();
        if (IsVolunteer) Application = await apply.MineAsync();
        if (IsYoung || IsVolunteer) Pairs = await together.MineAsync();
        if (IsProfessional) (Coordinates, ToOffer) = (await mentoring.CoordinatesAsync(), await ask.ToOfferAsync());
        Lines = [.. Lines.Where(line => !line.State.IsLiving() || line.IsWaiting || !IsYoung && !IsVolunteer)];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostOfferAsync(Guid jeune) => IsProfessional && await ask.OfferAsync(jeune) ? RedirectToPage() : NotFound();
}
