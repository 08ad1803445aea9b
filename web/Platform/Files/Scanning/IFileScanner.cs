namespace ChildProtection.Platform.Files.Scanning;

/// <summary>What the scanner says of a file.</summary>
public enum ScanVerdict
{
    /// <summary>It knows nothing bad of it; or scanning is off.</summary>
    Passed,

    /// <summary>Malware.</summary>
    Refused,

    /// <summary>It did not answer, or not in time: the file waits.</summary>
    NoAnswer,
}

/// <summary>Looks for malware in a file.</summary>
public interface IFileScanner
{
    /// <summary>Whether one is configured.</summary>
    bool IsOn { get; }

    /// <summary>Never throws for what the scanner does or says: see <see cref="ScanVerdict.NoAnswer"/>.</summary>
    Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken stop = default);

    /// <summary>Whether it answers now; true when scanning is off.</summary>
    Task<bool> AnswersAsync(CancellationToken stop = default);
}
