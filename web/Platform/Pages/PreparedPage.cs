using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// A page that needs something before any handler, and also when its form is shown again with errors: a list to choose
/// from, the step before. What <see cref="PrepareAsync"/> returns ends the request; null goes on.
/// </summary>
public abstract class PreparedPage : PageModel
{
    protected abstract Task<IActionResult?> PrepareAsync();

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await PrepareAsync() is { } end) context.Result = end;
        else await base.OnPageHandlerExecutionAsync(context, next);
    }
}
