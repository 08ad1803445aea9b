using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace ChildProtection.Platform.Security;

/// <summary>
/// A shield against floods, in this process: everything per address, loose, since a foyer shares one. What protects codes,
/// PINs and passwords is counted in the database, for all processes together (<c>Platform/Throttling</c>).
/// </summary>
public static class RateLimits
{
    /// <summary>The checker of plain French, asked while one writes.</summary>
    public const string Language = "language";

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
            limiter.AddPolicy(Language, context => RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 60 * scale, TokensPerPeriod = 20 * scale, ReplenishmentPeriod = TimeSpan.FromSeconds(5), QueueLimit = 0,
            }));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 600 * scale, TokensPerPeriod = 100 * scale, ReplenishmentPeriod = TimeSpan.FromSeconds(5), QueueLimit = 0,
                }));
        });
    }

    /// <summary>The /24 or /56 the request comes from: one house, not one person.</summary>
    internal static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 4 ? 3 : 7));
    }
}
