using System.Globalization;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// The key-encryption keys (KEK), one file of 32 random bytes for each epoch, in the vault folder and never in the
/// database (reference DATA-10). Several processes share the folder: an epoch that this one has not met is looked for again.
/// </summary>
public sealed class KeyEpochs
{
    private readonly Lock gate = new();
    private readonly string folder;
    private Dictionary<int, byte[]> keys;

    private KeyEpochs(string folder)
    {
        this.folder = folder;
        keys = Read();
    }

    /// <summary>The newest epoch in the folder, whoever made it: what is wrapped now is wrapped with it.</summary>
    public int Current => All[^1];

    /// <summary>Every epoch in the folder at this moment, oldest first.</summary>
    public IReadOnlyList<int> All
    {
        get
        {
            var there = Listed(folder);
            lock (gate)
            {
                if (there.Count != keys.Count || there.Any(epoch => !keys.ContainsKey(epoch))) keys = Read();
                return [.. keys.Keys.Order()];
            }
        }
    }

    /// <summary>Opens the folder; makes it, with epoch 1, when nothing was ever sealed. A file of another size: <see cref="StartRefusedException"/>.</summary>
    public static KeyEpochs Open(string folder)
    {
        VaultFolder.Make(folder);
        if (Listed(folder).Count == 0) VaultFolder.Write(PathOf(folder, 1), RandomNumberGenerator.GetBytes(Gcm.KeySize), replace: false);
        return new KeyEpochs(folder);
    }

    /// <summary>The epochs that a folder holds, oldest first; none when there is no folder.</summary>
    public static IReadOnlyList<int> Listed(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "epoch-*.key").Select(Path.GetFileNameWithoutExtension)
            .Select(name => int.TryParse(name![6..], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0)
            .Where(epoch => epoch > 0).Order(),
    ];

    public static string PathOf(string folder, int epoch) => Path.Combine(folder, $"epoch-{epoch.ToString("D4", CultureInfo.InvariantCulture)}.key");

    /// <summary>Makes the next epoch; another process that does the same at this moment gets the same one.</summary>
    public int Add()
    {
        var next = Current + 1;
        VaultFolder.Write(PathOf(folder, next), RandomNumberGenerator.GetBytes(Gcm.KeySize), replace: false);
        return Current;
    }

    /// <summary>Overwrites and deletes an epoch: nothing wrapped with it can be opened any more, in any backup (reference DATA-13).</summary>
    public void Destroy(int epoch)
    {
        VaultFolder.Shred(PathOf(folder, epoch));
        lock (gate)
        {
            if (keys.Remove(epoch, out var key)) CryptographicOperations.ZeroMemory(key);
        }
    }

    internal byte[] Wrap(int epoch, ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound) => Gcm.Seal(Key(epoch), key, bound);

    internal byte[] Unwrap(int epoch, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> bound) => Gcm.Open(Key(epoch), wrapped, bound);

    private byte[] Key(int epoch)
    {
        lock (gate)
        {
            if (keys.TryGetValue(epoch, out var key)) return key;
            keys = Read();
            return keys.TryGetValue(epoch, out key) ? key
                : throw new CryptographicException($"Key epoch {epoch} is not in the vault folder.");
        }
    }

    private Dictionary<int, byte[]> Read() => Listed(folder).ToDictionary(epoch => epoch, epoch =>
        File.ReadAllBytes(PathOf(folder, epoch)) is { Length: Gcm.KeySize } key ? key
            : throw new StartRefusedException($"Security:VaultFolder: {PathOf(folder, epoch)} must hold exactly {Gcm.KeySize} random bytes."));
}
