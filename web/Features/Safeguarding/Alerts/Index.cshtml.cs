using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>« La protection »: alerts by their clock, those who want to talk, and who is on duty. No words here.</summary>
[Authorize(SafeguardingAccess.Team)]
public sealed class IndexModel(ReadAlerts read, AnswerTalk talks, PlanDuty plan) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    /// <summary>« fermees » for those that are closed.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    public bool IsClosed => State == "fermees";
    public Paged<ReadAlerts.Line> Alerts { get; private set; } = new([], 1, 1);
    public IReadOnlyList<AnswerTalk.Line> Talks { get; private set; } = [];
    public IReadOnlyList<PlanDuty.Line> OnDuty { get; private set; } = [];

    public string Clock(Alert alert) => read.Clock(alert);
    public bool IsLate(Alert alert) => read.IsLate(alert);

    public async Task OnGetAsync()
    {
        Alerts = await read.ListAsync(IsClosed, Number);
        if (IsClosed) return;
        (Talks, OnDuty) = (await talks.WaitingAsync(), await plan.NowAsync());
    }
}
