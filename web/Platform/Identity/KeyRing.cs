using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ChildProtection.Platform.Identity;

/// <summary>The Data Protection key ring, in the database so that every process shares it.</summary>
internal sealed class DatabaseKeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return [.. db.ProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

/// <summary>The installation's master key: 32 random bytes in a file outside the database (« Security:KeyFile »).</summary>
public sealed class MasterKey
{
    private const int KeySize = 32;
    private const byte FormatVersion = 1;
    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>« Security:KeyFile », else « master.key » in the storage folder (Development only).</summary>
    public static string PathOf(IHostEnvironment environment, IConfiguration configuration) =>
        configuration["Security:KeyFile"] is { Length: > 0 } named ? named : Path.Combine(StorageFolder.PathOf(environment, configuration), "master.key");

    /// <summary>Reads the key; a file that is not 32 bytes long: <see cref="InvalidDataException"/>.</summary>
    public static MasterKey Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.Length == KeySize ? new MasterKey(bytes)
            : throw new InvalidDataException($"The key file {path} must hold exactly {KeySize} random bytes.");
    }

    /// <summary>Reads the key, or makes it first: for Development only.</summary>
    public static MasterKey ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            PrivateFile.Create(path);
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(KeySize));
        }
        return Read(path);
    }

    /// <summary>Version, nonce, tag, then the text encrypted with AES-256-GCM.</summary>
    public byte[] Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[1 + AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        sealedText[0] = FormatVersion;
        var (nonce, tag, cipher) = Parts(sealedText);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span);
        return sealedText;
    }

    /// <summary>The wrong key or a changed byte: <see cref="CryptographicException"/>.</summary>
    public string Decrypt(byte[] sealedText)
    {
        if (sealedText is not [FormatVersion, ..] || sealedText.Length < 1 + AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize)
            throw new CryptographicException("Unknown format.");
        var (nonce, tag, cipher) = Parts(sealedText);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Another key of 32 bytes, for one purpose, that says nothing of this one (HKDF-SHA256).</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeySize, salt: null, Encoding.UTF8.GetBytes(purpose));

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] sealedText)
    {
        var nonceEnd = 1 + AesGcm.NonceByteSizes.MaxSize;
        var tagEnd = nonceEnd + AesGcm.TagByteSizes.MaxSize;
        return (sealedText.AsMemory(1..nonceEnd), sealedText.AsMemory(nonceEnd..tagEnd), sealedText.AsMemory(tagEnd..));
    }
}

/// <summary>Encrypts the ring's keys with the master key before they reach the database.</summary>
internal sealed class KeyRingEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("encryptedKey", Convert.ToBase64String(master.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting)))),
        typeof(KeyRingDecryptor));
}

/// <summary>Made by Data Protection itself, which hands it the services.</summary>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<MasterKey>().Decrypt(Convert.FromBase64String(encryptedElement.Value)));
}

internal static class KeyRingSetup
{
    public static void AddKeyRing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ =>
        {
            var file = builder.Configuration["Security:KeyFile"];
            return string.IsNullOrEmpty(file)
                ? MasterKey.ReadOrCreate(StorageFolder.Of(builder.Environment, builder.Configuration).File("master.key"))
                : MasterKey.Read(file);
        });
        builder.Services.AddDataProtection().SetApplicationName("nos-voix");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory, MasterKey>((options, scopes, master) =>
        {
            options.XmlRepository = new DatabaseKeyRing(scopes);
            options.XmlEncryptor = new KeyRingEncryptor(master);
        });
    }
}
