using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// On a handler or a page: only within ten minutes of proving who one is (« step-up », reference ID-33, ASVS 7.5.3). Otherwise
/// the person proves it again at /connexion/confirmer and comes back to the form, filled in as it was.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class FreshProofAttribute : Attribute
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Asked by a script, which cannot follow to another page: 403.</summary>
    public bool ForScript { get; init; }

    public static bool IsFresh(ClaimsPrincipal user, DateTimeOffset now) =>
        long.TryParse(user.FindFirstValue(StartSession.AuthenticationTimeClaim), CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) < Fresh;
}

/// <summary>Enforces <see cref="FreshProofAttribute"/> on every page.</summary>
public sealed class FreshProofGuard(FormKeeper keeper, CurrentUser user, TimeProvider clock) : IAsyncPageFilter
{
    public const string Address = "/connexion/confirmer";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asked = Marks.Of<FreshProofAttribute>(context.HandlerMethod?.MethodInfo, context.ActionDescriptor.HandlerTypeInfo);
        if (asked is null || FreshProofAttribute.IsFresh(context.HttpContext.User, clock.GetUtcNow())) await next();
        else if (asked.ForScript) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        else context.Result = new LocalRedirectResult($"{Address}?retour={Uri.EscapeDataString(await BackAsync(context.HttpContext))}");
    }

    private async Task<string> BackAsync(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? await keeper.KeepAsync(user.Id) : $"{context.Request.Path}{context.Request.QueryString}";
}
