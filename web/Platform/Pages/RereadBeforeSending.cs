using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// « Relire le texte »: a form sent with that button does nothing; the same page comes back, filled in as it was, with what
/// the checker of plain French found beside the text (<see cref="Ui.PlainFindingsTagHelper"/>). It works on every form.
/// </summary>
public sealed class RereadBeforeSending : IAsyncPageFilter
{
    /// <summary>The name of the button.</summary>
    public const string Button = "verifier";

    /// <summary>Whether the page being written answers that button.</summary>
    public static bool IsAsked(HttpContext context) => context.Items.ContainsKey(typeof(RereadBeforeSending));

    /// <summary>Makes the page answer as if the button had been pressed.</summary>
    public static void Ask(HttpContext context) => context.Items[typeof(RereadBeforeSending)] = true;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !request.Form.ContainsKey(Button))
        {
            await next();
            return;
        }
        foreach (var entry in context.ModelState.Values) // what is missing is said when it is sent
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
        Ask(context.HttpContext);
        context.Result = new PageResult();
    }
}
