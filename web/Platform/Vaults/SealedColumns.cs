using Microsoft.EntityFrameworkCore.Metadata;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// How a mapping says that a column is protected, in one line. The architecture test reads these marks: a column of
/// text or bytes without any of them, and without a reason in the test's short list, fails the build (reference V14.1.1).
/// </summary>
public static class SealedColumns
{
    internal const string Sealed = "Vault:Sealed";
    internal const string Directory = "Vault:Directory";
    internal const string Index = "Vault:Index";
    internal const string IndexedBy = "Vault:IndexedBy";
    internal const string Hash = "Vault:Hash";

    /// <summary>Bytes made by <see cref="Vault"/> under one person's key: <c>statement.Property(s => s.Text).IsSealed();</c></summary>
    public static PropertyBuilder<byte[]> IsSealed(this PropertyBuilder<byte[]> column) => column.HasAnnotation(Sealed, true);

    /// <inheritdoc cref="IsSealed(PropertyBuilder{byte[]})"/>
    public static PropertyBuilder<byte[]?> IsSealedOrEmpty(this PropertyBuilder<byte[]?> column) => column.HasAnnotation(Sealed, true);

    /// <summary>
    /// A short name or address that lists must show: encrypted when it is written, in clear in the entity and in
    /// projections. It cannot be compared, searched or sorted by the database; such a query is refused
    /// (<see cref="SealedColumnsGuard"/>). Sort after reading; look up by <see cref="HasBlindIndex{T}"/>.
    /// </summary>
    /// <param name="column">A text.</param>
    /// <param name="length">The longest text, in characters; the column is made long enough for the encrypted one.</param>
    public static PropertyBuilder<T> IsDirectoryText<T>(this PropertyBuilder<T> column, int length) =>
        column.HasMaxLength(DirectoryCipher.SealedLength(length)).HasAnnotation(Directory, true);

    /// <summary>
    /// The look-up column of this text, filled in by <see cref="PortalDb"/> at each save:
    /// <c>mail.Property(m => m.Recipient).IsDirectoryText(254).HasBlindIndex(nameof(OutboxMail.RecipientIndex));</c>
    /// then <c>Where(mail => mail.RecipientIndex == index.Of(address))</c>.
    /// </summary>
    public static PropertyBuilder<T> HasBlindIndex<T>(this PropertyBuilder<T> column, string indexProperty) => column.HasAnnotation(IndexedBy, indexProperty);

    /// <summary>A column of values of <see cref="BlindIndex"/>.</summary>
    public static PropertyBuilder<T> IsBlindIndex<T>(this PropertyBuilder<T> column) => column.HasAnnotation(Index, true);

    /// <summary>A one-way hash of a secret with at least 112 random bits, or of a password with a slow function.</summary>
    public static PropertyBuilder<T> IsHash<T>(this PropertyBuilder<T> column) => column.HasAnnotation(Hash, true);

    internal static bool Is(this IReadOnlyProperty column, string mark) => column.FindAnnotation(mark) is not null;
}
