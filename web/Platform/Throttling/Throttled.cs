using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace ChildProtection.Platform.Throttling;

/// <summary>On a page whose forms strangers may send: counted per house and everywhere, on all processes together.</summary>
/// <param name="rule"><see cref="Throttle.Codes"/> counts what was wrong; <see cref="Throttle.OpenForms"/> counts all.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThrottledAttribute(string rule) : Attribute
{
    public string Rule => rule;
}

/// <summary>
/// Enforces <see cref="ThrottledAttribute"/>: too many tries get 429 and the time to wait. What was wrong is answered on the
/// next beat, so that the part of a millisecond a known name costs more than an unknown one is not heard (reference V6.3.8).
/// </summary>
public sealed partial class ThrottleGuard(Tries tries, ILogger<ThrottleGuard> logger) : IAsyncPageFilter
{
    private const string All = "";

    /// <summary>Far longer than the difference it hides, too short to be felt.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(25);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var rule = Marks.Of<ThrottledAttribute>(context.ActionDescriptor.HandlerTypeInfo)?.Rule;
        if (rule is null || !HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            await next();
            return;
        }

        var house = RateLimits.AddressOf(context.HttpContext);
        if (rule == Throttle.OpenForms)
        {
            if (await tries.CountAsync(Throttle.Forms, house) is { } wait) context.Result = Refused(context.HttpContext, wait);
            else await next();
            return;
        }

        var start = Stopwatch.GetTimestamp();
        var storm = await tries.CountAsync(Throttle.Everywhere, All) is not null;
        if (storm) LogStorm();
        var codes = storm ? Throttle.HouseInStorm : Throttle.House;
        if (await tries.CountAsync(codes, house) is { } pause)
        {
            context.Result = Refused(context.HttpContext, pause);
            return;
        }
        var handled = await next();
        if (handled.Exception is null && StatusOf(handled.Result) < StatusCodes.Status400BadRequest)
            await tries.UncountAsync((codes, house), (Throttle.Everywhere, All));
        else
            await NextBeatAsync(Stopwatch.GetElapsedTime(start), context.HttpContext.RequestAborted);
    }

    /// <summary>Real time, whatever clock the portal has; whoever left is not waited for.</summary>
    private static async Task NextBeatAsync(TimeSpan spent, CancellationToken left) =>
        await Task.Delay(TimeSpan.FromTicks(Beat.Ticks - (spent.Ticks % Beat.Ticks)), TimeProvider.System, left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static int StatusOf(IActionResult? result) => result switch
    {
        PageResult page => page.StatusCode ?? StatusCodes.Status200OK,
        IStatusCodeActionResult other => other.StatusCode ?? StatusCodes.Status200OK,
        _ => StatusCodes.Status200OK,
    };

    private static StatusCodeResult Refused(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new(StatusCodes.Status429TooManyRequests);
    }

    [LoggerMessage(LogLevel.Warning, "Codes are being tried from many places: each place gets fewer tries for ten minutes.")]
    private partial void LogStorm();
}
