namespace ChildProtection.Features.Committee.Bodies;

/// <summary>« Qui est représenté »: by zone and by kind of place, small numbers hidden; for whoever runs the body, and for observers.</summary>
[Authorize(CommitteeAccess.Watches), OfModule(CommitteeAccess.Module)]
public sealed class RepresentedModel(BodyDesk desk, CommitteeAccess committee, Representation representation, CurrentUser user) : PreparedPage
{
    /// <summary>The code of the body; the first when it is not said.</summary>
    [FromQuery]
    public string? Instance { get; set; }

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>The one that is shown; null when there is none.</summary>
    public Body? Body { get; private set; }
    public Representation.Shown Shown { get; private set; } = null!;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var mine = user.Is(Role.Facilitator) ? [.. (await committee.MineAsync()).Select(body => body.Id)] : (HashSet<Guid>?)null;
        Bodies = [.. (await desk.AllAsync()).Where(body => body.ClosedAt is null && (committee.HasFamilies || !body.IsForFamilies) && mine?.Contains(body.Id) != false)];
        Body = string.IsNullOrEmpty(Instance) ? Bodies is [var first, ..] ? first : null : Bodies.FirstOrDefault(body => body.Code == Instance);
        if (Body is null) return string.IsNullOrEmpty(Instance) ? null : NotFound();
        Shown = await representation.OfAsync(Body);
        return null;
    }

    public void OnGet() { }
}
