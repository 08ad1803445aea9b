namespace ChildProtection.Platform.Contributions;

/// <summary>
/// The fictional people and things a feature shows in the demonstration territory. Safe to run at each start:
/// what is there stays, what is missing is added.
/// </summary>
public interface IDemoData
{
    /// <summary>Lower first: people before what they write.</summary>
    int Order { get; }

    Task SeedAsync();

    /// <summary>One line per thing the person who starts the demo should know, such as how to sign in.</summary>
    IEnumerable<string> Notes { get; }
}
