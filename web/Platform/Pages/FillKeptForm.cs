using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// For every page: shows a kept form filled in again (<see cref="FormKeeper"/>), and keeps without acting the form of a page
/// whose time ran out. Tag helpers take the values as if they had just been sent.
/// </summary>
public sealed class FillKeptForm(FormKeeper keeper, CurrentUser user) : IAsyncPageFilter
{
    /// <summary>In the view data: a form was filled in again, or was too old to be.</summary>
    public const string Filled = "kept-form";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(); // the error page stands in for a form that may be unreadable
            return;
        }
        if (user.IsSignedIn && HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form.ContainsKey(FormKeeper.OnlyKeep))
        {
            context.Result = new LocalRedirectResult(await keeper.KeepAsync(user.Id));
            return;
        }

        await next();
        if (!user.IsSignedIn || !HttpMethods.IsGet(request.Method) || !Guid.TryParse(request.Query[FormKeeper.Parameter], out var id)) return;
        var fields = await keeper.TakeAsync(id, user.Id);
        foreach (var (name, values) in fields ?? new Dictionary<string, string[]>())
        {
            context.ModelState.SetModelValue(name, values, string.Join(',', values));
            context.ModelState.MarkFieldSkipped(name);
        }
        if (context.HandlerInstance is PageModel page) page.ViewData[Filled] = fields is not null;
    }
}
