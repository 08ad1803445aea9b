namespace ChildProtection.Platform.Contributions;

/// <summary>
/// Hook for the feature that owns invitations (Features/Accounts): the first administrator of a new installation comes in
/// by a single-use code, never by a default password (ASVS 6.3.2). The verb <c>administrator invite</c> calls it.
/// </summary>
public interface IFirstAdministrator
{
    /// <summary>
    /// Makes the code, to be shown once to whoever runs the verb. An active administrator already exists:
    /// <see cref="BrokenRuleException"/>.
    /// </summary>
    Task<string> InviteAsync();
}
