using ChildProtection.Features.Accounts.Care;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>The référent ends the measure of a child they follow.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class EndOfCareModel(EndCare care, Access access, AuditLog audit) : EndCarePage(care)
{
    private readonly EndCare care = care;

    public override string Back => Subject.EndsAt is null ? $"/equipe/jeunes/{Id}/fin" : "/equipe";

    protected override async Task<EndCare.Sheet?> LoadAsync()
    {
        var sheet = await care.ReadAsync(Opened(), Id, byName: true);
        if (sheet is not null && !HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ChildRead, Id, reason: "end");
        return sheet;
    }

    protected override IQueryable<Child> Opened() => access.Children(Purpose.Compose);

    [FreshProof]
    public Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Écrivez le dernier jour.")] DateOnly? lastDay, DateOnly? sure) => WriteAsync(lastDay!.Value, sure);

    public Task<IActionResult> OnPostTakeBackAsync() => TakeBackAsync();
}
