using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Care;

namespace ChildProtection.Features.Administration.Links;

/// <summary>The administration ends the measure of a child that has a number here and no name.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class EndOfCareModel(EndCare care, Access access, AuditLog audit) : EndCarePage(care)
{
    private readonly EndCare care = care;

    public override string Back => $"/administration/liens/{Id}?fait=1";

    protected override async Task<EndCare.Sheet?> LoadAsync()
    {
        var sheet = await care.ReadAsync(Opened(), Id, byName: false);
        if (sheet is not null && !HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AdministrationAudit.CircleRead, Id);
        return sheet;
    }

    protected override IQueryable<Child> Opened() => access.ChildrenByNumber();

    [FreshProof, TwoKeys]
    public Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Écrivez le dernier jour.")] DateOnly? lastDay, DateOnly? sure) => WriteAsync(lastDay!.Value, sure);

    [FreshProof, TwoKeys]
    public Task<IActionResult> OnPostTakeBackAsync() => TakeBackAsync();
}
