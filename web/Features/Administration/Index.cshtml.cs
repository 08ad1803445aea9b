using ChildProtection.Platform.Ui;
using Microsoft.Extensions.Options;

namespace ChildProtection.Features.Administration;

/// <summary>The overview: what waits, how the installation is, what its territory says.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(
    InstanceHealth health, Upkeep upkeep, CountWaiting waiting, TerritoryPack pack, IOptions<MailOptions> mail, TimeProvider clock) : PageModel
{
    public TerritoryPack Pack => pack;
    public InstanceHealth Health => health;
    public MailOptions Mail => mail.Value;
    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];
    public string DatabaseSize { get; private set; } = "";
    public string? LastMail { get; private set; }
    public IReadOnlyList<Upkeep.Line> Kept { get; private set; } = [];
    public IReadOnlyList<Upkeep.Line> Jobs => upkeep.Jobs;

    /// <summary>The pack's words are those of a plan that has ended or has not begun.</summary>
    public bool IsOutOfDate =>
        DateOnly.FromDateTime(InTown(clock.GetUtcNow()).DateTime) is var today && (today < pack.EffectiveFrom || today > pack.EffectiveUntil);

    public async Task OnGetAsync()
    {
        Waiting = await waiting.ReadAsync();
        var (size, lastMail) = await health.ReadAsync();
        DatabaseSize = InstanceHealth.Size(size);
        Kept = await upkeep.ReadAsync();
        LastMail = lastMail is { } sent ? InTown(sent).InWords() : null;
    }

    private DateTimeOffset InTown(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, pack.TimeZone);
}
