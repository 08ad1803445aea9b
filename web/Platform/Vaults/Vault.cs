using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Seals what people write, each under their own key (reference DATA-10). A sealed text is « version | key id (4) |
/// nonce (12) | ciphertext | tag (16) », bound to instance, table, column, row and person: changed or moved, it does not open.
/// </summary>
/// <remarks>
/// Works inside the caller's transaction. Sealing a person's first text writes that person's key in the same
/// transaction. Never keep the plain text in the database, not even for a search: see <see cref="BlindIndex"/>.
/// </remarks>
public sealed class Vault : IDisposable
{
    /// <summary>
    /// The « person » of texts that belong to nobody, such as anonymous remarks: one key of the installation. It is never destroyed.
    /// </summary>
    public static readonly Guid Nobody = new("00000000-0000-0000-0000-000000000001");

    /// <summary>The first byte of a sealed text: what a later format will differ in (reference V11.2.2).</summary>
    public const byte Version = 1;

    /// <summary>How much longer a sealed text is than its UTF-8 bytes.</summary>
    public const int Overhead = HeadLength + Gcm.Overhead;
    private const int HeadLength = 1 + sizeof(uint);
    private const string Instance = "nos-voix"; // keys are random in each installation, so no text of another one opens
    private readonly PersonKeyRing ring;
    private readonly PortalDb db;
    private readonly ErasureLedger ledger;

    internal Vault(PersonKeyRing ring, PortalDb db, ErasureLedger ledger) => (this.ring, this.db, this.ledger) = (ring, db, ledger);

    /// <summary>The bytes to store. The same text is different each time.</summary>
    /// <param name="field">Where it will stand.</param>
    /// <param name="personId">Whose words they are: an account's or a child's id, or <see cref="Nobody"/>.</param>
    /// <param name="rowId">The row it will stand in.</param>
    /// <param name="text">Any text; empty too.</param>
    public async Task<byte[]> SealAsync(VaultField field, Guid personId, Guid rowId, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = await SealBytesAsync(field, personId, rowId, plain);
        CryptographicOperations.ZeroMemory(plain);
        return sealedText;
    }

    /// <summary>The same for what is no text, such as a picture.</summary>
    public async Task<byte[]> SealBytesAsync(VaultField field, Guid personId, Guid rowId, byte[] plain)
    {
        using var key = await ring.FindOrMakeAsync(personId);
        var sealedBytes = new byte[plain.Length + Overhead];
        sealedBytes[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(sealedBytes.AsSpan(1), key.Id);
        Gcm.Seal(key.Bytes, plain, Bound(field, personId, rowId), sealedBytes.AsSpan(HeadLength));
        return sealedBytes;
    }

    /// <summary>
    /// The text; null when the person's key was destroyed. Changed, cut, or of another row, column or person:
    /// <see cref="CryptographicException"/>, the same for each cause.
    /// </summary>
    public async Task<string?> OpenAsync(VaultField field, Guid personId, Guid rowId, byte[] sealedText) =>
        (await OpenAllAsync(field, [(personId, rowId, sealedText)]))[rowId];

    /// <summary>The bytes of <see cref="SealBytesAsync"/>; as <see cref="OpenAsync"/> otherwise.</summary>
    public async Task<byte[]?> OpenBytesAsync(VaultField field, Guid personId, Guid rowId, byte[] sealedBytes)
    {
        var keys = await ring.FindAsync([personId]);
        using var key = keys.GetValueOrDefault(personId);
        return key is null ? null : OpenBytes(key, sealedBytes, Bound(field, personId, rowId));
    }

    /// <summary>The texts by row, for a list: one query for all the keys that are not in memory. See <see cref="OpenAsync"/>.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> OpenAllAsync(
        VaultField field, IReadOnlyCollection<(Guid PersonId, Guid RowId, byte[] Sealed)> rows)
    {
        var keys = await ring.FindAsync([.. rows.Select(row => row.PersonId).Distinct()]);
        try
        {
            return rows.ToDictionary(row => row.RowId, row =>
                keys.TryGetValue(row.PersonId, out var key) ? Open(key, row.Sealed, Bound(field, row.PersonId, row.RowId)) : null);
        }
        finally
        {
            foreach (var key in keys.Values) key.Dispose();
        }
    }

    /// <summary>
    /// Makes all the person's texts unreadable for ever (reference DATA-13): the erasure is written in the ledger, outside
    /// the database, then the key is deleted. If the transaction around it fails after that, the next start erases all the same.
    /// </summary>
    public async Task DestroyKeyAsync(Guid personId)
    {
        if (personId == Nobody) throw new ArgumentException("The texts of nobody go with their rows.", nameof(personId));
        await ledger.AppendAsync(personId);
        await ring.DestroyAsync(personId);
        await ledger.RememberAsync(db);
    }

    /// <summary>Zeroes the keys made in a transaction that never ended.</summary>
    public void Dispose() => ring.Dispose();

    private static byte[] OpenBytes(DataKey key, byte[] sealedBytes, byte[] bound) =>
        sealedBytes.Length < Overhead || sealedBytes[0] != Version || BinaryPrimitives.ReadUInt32BigEndian(sealedBytes.AsSpan(1)) != key.Id
            ? throw Gcm.Changed() : Gcm.Open(key.Bytes, sealedBytes.AsSpan(HeadLength), bound);

    private static string Open(DataKey key, byte[] sealedText, byte[] bound)
    {
        var plain = OpenBytes(key, sealedText, bound);
        var text = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return text;
    }

    /// <summary>« instance | table | column | row | person »: names hold no bar, ids have one length, so no two places read alike.</summary>
    private static byte[] Bound(VaultField field, Guid personId, Guid rowId) =>
        Encoding.UTF8.GetBytes($"{Instance}|{field.Table}|{field.Column}|{rowId:N}|{personId:N}");
}
