using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Bodies.Running;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Surveys;

namespace ChildProtection.Features.Committee;

/// <summary>« Le comité »: the bodies of whoever asks; for a young member, their drafts; for whoever has none, how one comes in; for the facilitator, what waits.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(CommitteeAccess committee, IEnumerable<ICommitteeLines> others, OwnDrafts drafts, GivenDrafts given, CloseBody close, VolunteerDesk volunteers, CurrentUser user, TerritoryPack territory) : PageModel
{
    public bool IsParent => user.Is(Role.Parent);
    public bool IsYoung => Role.IsYoung(user.Role);
    /// <summary>Where whoever asks sits, or what they run.</summary>
    public IReadOnlyList<CommitteeAccess.BodyLine> Bodies { get; private set; } = [];
    public bool IsMember => Bodies.Any(body => body.Sits);
    public bool HasSurveys => territory.Has(SurveysAccess.Module);
    public IReadOnlyList<OwnDrafts.Shown> Drafts { get; private set; } = [];

    /// <summary>What other features have there.</summary>
    public IReadOnlyList<CommitteeLine> Lines { get; private set; } = [];

    /// <summary>Where whoever asks sat, and which were closed, with the reason.</summary>
    public IReadOnlyList<(Body Body, string? Reason)> Closed { get; private set; } = [];

    /// <summary>Seats to be drawn, and what became of one’s own « je veux participer ».</summary>
    public IReadOnlyList<VolunteerDesk.Line> Calls { get; private set; } = [];

    /// <summary>How many drafts wait for the facilitator.</summary>
    public int Waiting { get; private set; }

    public async Task OnGetAsync()
    {
        Bodies = await committee.MineAsync();
        var lines = new List<CommitteeLine>();
        if (!IsParent) foreach (var feature in others) lines.AddRange(await feature.LinesAsync());
        Lines = lines;
        if (IsYoung || IsParent) (Closed, Calls) = (await close.MineAsync(), await volunteers.LinesAsync());
        if (IsYoung) Drafts = HasSurveys ? await drafts.ListAsync() : [];
        else if (!IsParent) Waiting = Bodies.Any(body => body.Public != BodyPublic.Families) ? await given.WaitingAsync() : 0;
    }
}
