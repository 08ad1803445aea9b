using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace ChildProtection.Platform.Security;

/// <summary>
/// Limits in layers: everything per address (loose: a foyer shares one), forms per address, and codes per address (strict).
/// The counters that protect a card or an account are in the database, with the card (see <c>PersonalCard</c>).
/// </summary>
public static class RateLimits
{
    /// <summary>For pages that check a code, a PIN or a password.</summary>
    public const string Codes = "codes";

    /// <summary>For what a visitor without account may send.</summary>
    public const string OpenForms = "open-forms";

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var scale = builder.Configuration.GetValue("RateLimits:Scale", 1);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromMinutes(1);
                context.HttpContext.Response.Headers.RetryAfter =
                    Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 600 * scale, TokensPerPeriod = 100 * scale, ReplenishmentPeriod = TimeSpan.FromSeconds(5), QueueLimit = 0,
                }));
            limiter.AddPolicy(Codes, context => Posts(context, 30 * scale, TimeSpan.FromMinutes(5)));
            limiter.AddPolicy(OpenForms, context => Posts(context, 20 * scale, TimeSpan.FromMinutes(5)));
        });
    }

    /// <summary>Reading a page costs nothing; sending one counts.</summary>
    private static RateLimitPartition<string> Posts(HttpContext context, int permits, TimeSpan window) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(AddressOf(context), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits, Window = window, SegmentsPerWindow = 5, QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>The /24 or /56 the request comes from: one house, not one person.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 4 ? 3 : 7));
    }
}
