using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Platform.Direct;

/// <summary>SignalR as the portal allows it: cookie sessions only, our own origin only, small messages.</summary>
internal static class DirectSetup
{
    private const int MessageBytes = 16 * 1024;

    public static void AddDirect(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DirectConnections>();
        builder.Services.AddSingleton<SessionRevocations>();
        builder.Services.AddScoped<EndSessions>();
        builder.Services.AddHostedService<ListenForRevocations>();
        builder.Services.AddHostedService<SweepSessions>();
        builder.Services.AddSingleton<SessionCheck>();
        builder.Services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = MessageBytes;
            hub.EnableDetailedErrors = false;
            hub.AddFilter<SessionCheck>();
        });
    }

    public static void MapDirect(this WebApplication app) => app.MapHub<SessionHub>(SessionHub.Address, Options);

    /// <summary>
    /// For every hub: no server-sent events, whose requests carry no origin. The end of a session closes its sockets by
    /// <see cref="SweepSessions"/>, on the portal’s own clock: SignalR’s own way counts on the machine’s alone.
    /// </summary>
    internal static void Options(HttpConnectionDispatcherOptions socket)
    {
        socket.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling;
        socket.ApplicationMaxBufferSize = socket.TransportMaxBufferSize = MessageBytes * 2;
    }

    /// <summary>
    /// Before authentication: a handshake from another site is refused, since cookies go with it and CORS does not apply to
    /// sockets (ASVS 4.4.2). Browsers send no Origin with a GET of the same site; then they say so in Sec-Fetch-Site.
    /// </summary>
    public static void UseDirectOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null || IsOurs(context)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOurs(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Origin.Count > 0) return request.Headers.Origin == $"{request.Scheme}://{request.Host}";
        var isSocket = context.WebSockets.IsWebSocketRequest || request.Headers.Upgrade.Count > 0;
        return !isSocket && HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Site"] == "same-origin";
    }
}
