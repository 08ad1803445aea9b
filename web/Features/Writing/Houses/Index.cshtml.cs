namespace ChildProtection.Features.Writing.Houses;

/// <summary>The places of life that may have a page of their own in the booklet.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(WriteHouse houses) : PageModel
{
    public IReadOnlyList<WriteHouse.Line> Places { get; private set; } = [];

    public async Task OnGetAsync() => Places = await houses.ListAsync();
}
