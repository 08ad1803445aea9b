namespace ChildProtection.Platform.Files.Scanning;

/// <summary>Files that one part of the portal keeps closed because the scanner did not answer when they came.</summary>
public interface IWaitingFiles
{
    /// <summary>All of them.</summary>
    IQueryable<Guid> Ids { get; }

    /// <summary>The ids of some of them, the oldest first.</summary>
    Task<IReadOnlyList<Guid>> SomeAsync(int most);

    /// <summary>What is kept, opened; null when it waits no more.</summary>
    Task<byte[]?> OpenAsync(Guid id);

    /// <summary>From now on it is as any other file; or, when it is malware, its bytes go. Twice is once.</summary>
    Task PassAsync(Guid id, bool isClean);
}
