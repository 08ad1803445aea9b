namespace ChildProtection.Platform.Contributions;

/// <summary>Done once the database is up to date and before the first page is served. Safe to do at each start.</summary>
public interface IStartTask
{
    /// <summary>Lower first. Below zero: before demonstration data and before verbs too, see <see cref="PortalStart.PrepareDataAsync"/>.</summary>
    int Order { get; }

    /// <summary>Does it, and says what the person who starts the portal must know: nothing, most of the time.</summary>
    Task<IReadOnlyList<string>> RunAsync();
}
