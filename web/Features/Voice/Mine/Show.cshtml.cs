using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice.Mine;

/// <summary>One thing I said: who read it, the answer, and « Reprendre » while nobody has read it.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class ShowModel(VoiceLists lists, SaySomething say, TerritoryPack territory, CurrentUser user, TimeProvider clock) : LoadedPage<VoiceLists.Whole>
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "envoye")]
    public int? Sent { get; set; }

    public bool IsJustSent => Sent == 1;

    public bool IsYoung => Role.IsYoung(user.Role);
    public bool IsLate => Subject.Statement.IsLateOn(territory.Today(clock));
    public Readership Readers => Readership.Of(Subject.Statement.Audience);
    public bool MayWithdraw => Subject.Statement is { FirstReadAt: null, WithdrawnAt: null };

    protected override Task<VoiceLists.Whole?> LoadAsync() => lists.OwnAsync(Id);

    /// <summary>« J’ai lu la réponse ».</summary>
    public async Task<IActionResult> OnPostSeenAsync()
    {
        await lists.AnswerSeenAsync(Id, clock.GetUtcNow());
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostWithdrawAsync() => await say.WithdrawAsync(Id) ? RedirectToPage() : NotFound();
}
