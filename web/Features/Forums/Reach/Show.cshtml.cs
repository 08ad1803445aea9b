using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>« Les chiffres »: who registered and who came, small numbers hidden, once the event is over; the pilot carries one to the plan.</summary>
[Authorize(ForumsAccess.Watches), OfModule(ForumsAccess.Module)]
public sealed class ShowModel(ForumDesk desk, CountReach reach, CarryToPlan plan, CurrentUser user) : ForumPage(desk)
{
    public IReadOnlyList<SafeTable> Tables => CountReach.Read(Forum);

    /// <summary>Where it stopped: no figure about people.</summary>
    public CountReach.Route Route { get; private set; } = new(0, 0, 0);

    /// <summary>The day the figures come.</summary>
    public DateOnly ComesOn => Forum.LastDay.AddDays(GiveFaces.DaysAfter + 1);
    public (string Title, string Indicator)? Action => plan.Of(Forum);
    public int? Came => CountReach.CameIn(Forum);
    public bool MayCarry => user.Is(Role.Observer) && Came is not null && Action is not null;

    /// <summary>It was just carried.</summary>
    [FromQuery(Name = "porte")]
    public bool IsCarried { get; set; }

    protected override async Task<MyForum?> LoadAsync()
    {
        var found = await base.LoadAsync();
        if (found is not null) Route = await reach.RouteAsync(found.Forum.Id);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostCarryAsync()
    {
        if (!user.Is(Role.Observer)) return NotFound();
        await plan.CarryAsync(Forum);
        return LocalRedirect($"{Home}/chiffres?porte=true");
    }
}
