namespace ChildProtection.Platform.Contributions;

/// <summary>What must be true of any database of this portal: held against each backup, and against what is restored.</summary>
public interface IInvariant
{
    /// <summary>In English, for whoever runs the installation: « every person's key opens ».</summary>
    string Name { get; }

    /// <summary>How many rows break it; 0 when it holds. The database may be a copy that nobody serves.</summary>
    Task<int> BrokenAsync(PortalDb db);
}
