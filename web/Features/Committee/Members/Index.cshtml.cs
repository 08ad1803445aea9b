using ChildProtection.Features.Committee.Bodies.Mandate;

namespace ChildProtection.Features.Committee.Members;

/// <summary>« Les membres » of one body at a time: those who came in, codes for new ones, and the end of a seat.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(CommitteeList list, JoinCommittee join, MandateDesk mandate, CommitteeAccess committee) : PreparedPage
{
    /// <summary>The code of the body; the first of mine when it is not said.</summary>
    [FromQuery]
    public string? Instance { get; set; }

    public IReadOnlyList<CommitteeAccess.BodyLine> Bodies { get; private set; } = [];

    /// <summary>The one that is shown; null when there is none of mine.</summary>
    public CommitteeAccess.BodyLine? Body { get; private set; }
    public IReadOnlyList<CommitteeList.Line> Members { get; private set; } = [];
    public int Waiting { get; private set; }

    /// <summary>Just made: shown this one time.</summary>
    public string? Code { get; private set; }

    /// <summary>The mandate ends soon: one more may follow.</summary>
    public bool MayRenew(CommitteeList.Line member) => mandate.EndsSoon(member.EndsOn);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = await committee.MineAsync();
        Body = string.IsNullOrEmpty(Instance) ? Bodies is [var first, ..] ? first : null : Bodies.FirstOrDefault(body => body.Code == Instance);
        if (Body is null) return string.IsNullOrEmpty(Instance) ? null : NotFound();
        (Members, Waiting) = (await list.ReadAsync(Body.Id), await list.CodesAsync(Body.Id));
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        if (Body is null || await join.NewCodeAsync(Body.Id) is not { } code) return NotFound();
        Code = SecretCode.Grouped(code);
        Waiting++;
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync() => Body is not null && await join.CancelCodesAsync(Body.Id) ? RedirectToPage(new { instance = Body.Code }) : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid membre) => Body is not null && await list.EndAsync(membre) ? RedirectToPage(new { instance = Body.Code }) : NotFound();

    /// <summary>« Prolonger le mandat ».</summary>
    public async Task<IActionResult> OnPostRenewAsync(Guid membre) => Body is not null && await mandate.RenewAsync(Body.Id, membre) ? RedirectToPage(new { instance = Body.Code }) : NotFound();
}
