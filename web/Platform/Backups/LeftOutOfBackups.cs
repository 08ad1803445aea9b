namespace ChildProtection.Platform.Backups;

/// <summary>
/// A table whose rows no backup holds, because two backups laid side by side would tell what the table itself keeps secret. After a
/// restore it is empty: the feature must do without.
/// </summary>
/// <param name="Table">Its name, as in the database.</param>
public sealed record LeftOutOfBackups(string Table);
