using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// « Relire le texte »: a form sent with that button does nothing; the same page comes back, filled in as it was, with what
/// the checker of plain French found beside the text (<see cref="Ui.PlainFindingsTagHelper"/>). Only on pages that say so with
/// <see cref="RereadsTextAttribute"/>: on others, a page shown again without its act would be a look nobody wrote down.
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
        if (!HttpMethods.IsPost(request.Method) || !context.HandlerInstance.GetType().IsDefined(typeof(RereadsTextAttribute), inherit: true) || !IsPressed(request))
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

    private static bool IsPressed(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType && request.Form.ContainsKey(Button);
        }
        catch (InvalidDataException) // a form nobody can read: refused by the next guard
        {
            return false;
        }
    }
}

/// <summary>A page with <see cref="Ui.PlainFindingsTagHelper"/> in a form.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RereadsTextAttribute : Attribute;
