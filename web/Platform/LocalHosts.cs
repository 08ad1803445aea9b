using System.Net;

namespace ChildProtection.Platform;

/// <summary>Names of this very machine: what is said to them crosses no network.</summary>
internal static class LocalHosts
{
    /// <summary>« localhost » or a loopback address, or the path of a Unix socket.</summary>
    public static bool Has(string host) =>
        host.StartsWith('/') || host.StartsWith('@')
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
