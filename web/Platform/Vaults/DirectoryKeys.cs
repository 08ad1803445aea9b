using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// The two keys of the directory (names and addresses; blind indexes), in the file « directory.keys » of the vault
/// folder, wrapped by a key epoch: « version | epoch (4) | nonce | keys (64) | tag ». In a file and not in the database,
/// because a database context needs them before its first query.
/// </summary>
public sealed class DirectoryKeys
{
    private const byte Version = 1;
    private const int HeadLength = 5;
    private readonly KeyEpochs epochs;
    private readonly string path;
    private readonly byte[] keys;

    private DirectoryKeys(KeyEpochs epochs, string path, byte[] keys)
    {
        (this.epochs, this.path, this.keys) = (epochs, path, keys);
        Cipher = new DirectoryCipher(keys.AsSpan(0, Gcm.KeySize));
        Index = new BlindIndex(keys.AsSpan(Gcm.KeySize));
    }

    public DirectoryCipher Cipher { get; }
    public BlindIndex Index { get; }

    /// <summary>The epoch that wraps the file now.</summary>
    public int Epoch => BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(path).AsSpan(1));

    public static string PathOf(string folder) => Path.Combine(folder, "directory.keys");

    /// <summary>Reads the keys; makes them first when there are none. A file that was changed: <see cref="StartRefusedException"/>.</summary>
    public static DirectoryKeys Open(string folder, KeyEpochs epochs)
    {
        var named = PathOf(folder);
        if (!File.Exists(named)) Save(epochs, named, RandomNumberGenerator.GetBytes(2 * Gcm.KeySize), epochs.Current, replace: false);
        try
        {
            var file = File.ReadAllBytes(named);
            if (file.Length != HeadLength + (2 * Gcm.KeySize) + Gcm.Overhead || file[0] != Version) throw Gcm.Changed();
            var read = epochs.Unwrap(BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(1)), file.AsSpan(HeadLength), file.AsSpan(0, HeadLength));
            return new DirectoryKeys(epochs, named, read);
        }
        catch (CryptographicException)
        {
            throw new StartRefusedException($"Security:VaultFolder: {named} was changed, or its key epoch is missing: put back the sealed copy of the folder.");
        }
    }

    /// <summary>Wraps the same keys with another epoch.</summary>
    public void Rewrap(int epoch) => Save(epochs, path, keys, epoch, replace: true);

    /// <summary>A key for one other use, that tells nothing of these.</summary>
    internal byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys, Gcm.KeySize, info: System.Text.Encoding.UTF8.GetBytes(use));

    private static void Save(KeyEpochs epochs, string path, byte[] keys, int epoch, bool replace)
    {
        var head = new byte[HeadLength];
        head[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), epoch);
        VaultFolder.Write(path, [.. head, .. epochs.Wrap(epoch, keys, head)], replace);
    }
}
