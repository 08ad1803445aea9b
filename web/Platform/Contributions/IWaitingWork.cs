namespace ChildProtection.Platform.Contributions;

/// <summary>What waits for an administrator in one feature: counts only, never what people wrote.</summary>
public interface IWaitingWork
{
    /// <summary>Items at zero may be given too; they are not shown.</summary>
    Task<IReadOnlyList<WaitingItem>> CountAsync();
}

/// <param name="Label">In French, as shown: « Courriels en attente ».</param>
/// <param name="Count">How many.</param>
/// <param name="Address">The page where it is dealt with; the reader must be allowed there.</param>
public sealed record WaitingItem(string Label, int Count, string Address);
