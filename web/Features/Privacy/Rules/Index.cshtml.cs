namespace ChildProtection.Features.Privacy.Rules;

/// <summary>« Combien de temps »: every rule in force here, for everybody; nothing on this page is written by hand.</summary>
[AllowAnonymous]
public sealed class IndexModel(RetentionDays days) : PageModel
{
    public IReadOnlyList<RetentionDays.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync() => Lines = await days.AllAsync();
}
