namespace ChildProtection.Platform.Vaults;

/// <summary>
/// A column whose text only the vault reads: its table and column, as in the database. They are part of what each
/// sealed text is bound to, so that nothing can be moved to another column (reference DATA-10). Each slice declares its
/// own: <c>internal static readonly VaultField Text = new("Statements", "Text");</c>
/// </summary>
public sealed record VaultField(string Table, string Column);
