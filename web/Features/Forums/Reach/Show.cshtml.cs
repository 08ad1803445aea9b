using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>« Les chiffres »: who registered and who came, small numbers hidden, once the event is over; the pilot carries one to the plan.</summary>
[Authorize(ForumsAccess.Watches), OfModule(ForumsAccess.Module)]
public sealed class ShowModel(ForumDesk desk, CarryToPlan plan, CurrentUser user) : ForumPage(desk)
{
    public IReadOnlyList<SafeTable> Tables => CountReach.Read(Forum);

    /// <summary>The day the figures come.</summary>
    public DateOnly ComesOn => Forum.LastDay.AddDays(GiveFaces.DaysAfter + 1);
    public (string Title, string Indicator)? Action => plan.Of(Forum);
    public int? Came => CountReach.CameIn(Forum);
    public bool MayCarry => user.Is(Role.Observer) && Came is not null && Action is not null;

    /// <summary>It was just carried.</summary>
    [FromQuery(Name = "porte")]
    public bool IsCarried { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostCarryAsync()
    {
        if (!user.Is(Role.Observer)) return NotFound();
        await plan.CarryAsync(Forum);
        return LocalRedirect($"{Home}/chiffres?porte=true");
    }
}
