using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace ChildProtection.Platform.Logs;

/// <summary>
/// One line per request: method, route pattern, status, duration, correlation id. Never the path, the query, a form, a
/// header or an address. Failures are told by type and stack: messages of exceptions may quote what people typed.
/// Outermost, it is also the last resort: whatever escapes the rest becomes a bare 500 (ASVS 16.5.4).
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private const string NoRoute = "(none)";

    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(Described(exception), context.TraceIdentifier);
            if (context.Response.HasStarted) context.Abort();
            else context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader left; nobody is there to answer.
        }

        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is { } error) LogFailure(Described(error), context.TraceIdentifier);
        if (IsQuiet(context)) return;
        LogRequest(Method(context.Request.Method), RouteOf(context), context.Response.StatusCode,
            (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds, context.TraceIdentifier);
    }

    /// <summary>The types and stacks of an exception and its causes, without their messages.</summary>
    public static string Described(Exception exception)
    {
        var lines = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            lines.Add($"{cause.GetType().FullName}{Environment.NewLine}{cause.StackTrace}");
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The endpoint first asked for, not the error page that answered in its place.</summary>
    private static string RouteOf(HttpContext context) => (EndpointOf(context) as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;

    private static Endpoint? EndpointOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is { } failed ? failed.Endpoint
            : context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused ? refused.Endpoint
            : context.GetEndpoint();

    /// <summary>Asked for a page that leaves no line (<see cref="NotLoggedAttribute"/>).</summary>
    private static bool IsQuiet(HttpContext context) =>
        EndpointOf(context)?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page && Marks.Of<NotLoggedAttribute>(page.HandlerTypeInfo) is not null;

    /// <summary>A method is whatever the client writes: only the known ones are repeated.</summary>
    private static string Method(string method) =>
        HttpMethods.IsGet(method) ? HttpMethods.Get
        : HttpMethods.IsPost(method) ? HttpMethods.Post
        : HttpMethods.IsHead(method) ? HttpMethods.Head
        : HttpMethods.IsOptions(method) ? HttpMethods.Options
        : HttpMethods.IsConnect(method) ? HttpMethods.Connect
        : "(other)";

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds} ms {CorrelationId}")]
    private partial void LogRequest(string method, string route, int status, long milliseconds, string correlationId);

    [LoggerMessage(LogLevel.Error, "Request {CorrelationId} failed: {Failure}")]
    private partial void LogFailure(string failure, string correlationId);
}

/// <summary>On a page: no line for its requests, so that no hour tells who answered (reference STAT-08). A failure is still told, without route or person.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotLoggedAttribute : Attribute;

internal static class RequestLogSetup
{
    /// <summary>First in the pipeline, around everything else.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseMiddleware<RequestLog>();
}
