using System.Globalization;

namespace ChildProtection.Platform.Files.Scanning;

/// <summary>Where files are looked at for malware (« Scanning »). Empty: nowhere.</summary>
public sealed record ScanOptions
{
    public const int MaximumTimeoutSeconds = 60;

    /// <summary>The clamd of this machine: the path of its socket (« /run/clamav/clamd.ctl ») or « 127.0.0.1:3310 ».</summary>
    public string ClamAV { get; init; } = "";

    /// <summary>In seconds, for one file, connection included. Past that the file waits.</summary>
    [Range(1, MaximumTimeoutSeconds)]
    public int TimeoutSeconds { get; init; } = 20;

    public bool IsConfigured => ClamAV.Length > 0;

    /// <summary>The path of a socket; null for a host and a port.</summary>
    public string? Socket => ClamAV.StartsWith('/') ? ClamAV : null;

    /// <summary>Host and port; null for a socket, or when it cannot be read.</summary>
    public (string Host, int Port)? Host =>
        Socket is null && ClamAV.LastIndexOf(':') is var colon and > 0 && int.TryParse(ClamAV[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            ? (ClamAV[..colon].Trim('[', ']'), port) : null;

    /// <summary>What is wrong, in English, one line each; nothing when scanning is complete or off.</summary>
    public IEnumerable<string> Faults()
    {
        if (TimeoutSeconds is < 1 or > MaximumTimeoutSeconds) yield return $"Scanning:TimeoutSeconds goes from 1 to {MaximumTimeoutSeconds}.";
        if (!IsConfigured || Socket is not null) yield break;
        if (Host is not { } at) yield return "Scanning:ClamAV is the path of clamd's socket, or an address and a port: 127.0.0.1:3310.";
        else if (!LocalHosts.Has(at.Host)) yield return "Files would leave in clear: Scanning:ClamAV is another machine, and clamd speaks no TLS.";
    }
}
