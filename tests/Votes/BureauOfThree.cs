using System.Security.Cryptography;
using System.Text;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Counting;

namespace ChildProtection.Tests.Votes;

/// <summary>What the bureau's browser does, in the tests: the same formats as web/wwwroot/js/vote-crypto.js.</summary>
internal sealed class BureauOfThree : IDisposable
{
    public const string Words = "trois tortues vertes dansent au soleil";
    private const int Iterations = 600_000;
    private static readonly (int First, int Second)[] Pairs = [(1, 2), (1, 3), (2, 3)];
    private readonly RSA key = RSA.Create(3_072);
    private readonly byte[][] salts = [.. Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetBytes(16))];

    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    public static string WordsOf(int number) => $"{Words} {number}";

    /// <summary>All the wraps as the browser makes them; slow on purpose (PBKDF2), so a test that never opens the file leaves them out.</summary>
    public Ceremony Ceremony(Guid electionId, IReadOnlyList<Guid> members, bool withWraps)
    {
        var keys = withWraps ? salts.Select((salt, index) => KeyOf(WordsOf(index + 1), salt)).ToArray() : [.. salts.Select(_ => RandomNumberGenerator.GetBytes(32))];
        var bound = electionId.ToByteArray(bigEndian: true);
        return new Ceremony(PublicKey, members, salts, [.. Pairs.Select(pair => Wrap(Wrap(key.ExportPkcs8PrivateKey(), keys[pair.First - 1], bound), keys[pair.Second - 1], bound))]);
    }

    public byte[] Encrypt(Election election, Ballot ballot) => Encrypt(ballot.Write(election.Id, election.Options.Count));

    public byte[] Encrypt(byte[] clear) => key.Encrypt(clear, RSAEncryptionPadding.OaepSHA256);

    public byte[] Decrypt(byte[] ciphertext) => key.Decrypt(ciphertext, RSAEncryptionPadding.OaepSHA256);

    /// <summary>Null for what this key does not open.</summary>
    public Ballot? Read(Election election, byte[] ciphertext)
    {
        try
        {
            return Ballot.Read(key.Decrypt(ciphertext, RSAEncryptionPadding.OaepSHA256), election.Rules);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Dispose() => key.Dispose();

    private static byte[] KeyOf(string words, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(words), salt, Iterations, HashAlgorithmName.SHA256, 32);

    private static byte[] Wrap(byte[] clear, byte[] key, byte[] bound)
    {
        using var aes = new AesGcm(key, 16);
        var (nonce, sealedBytes, tag) = (RandomNumberGenerator.GetBytes(12), new byte[clear.Length], new byte[16]);
        aes.Encrypt(nonce, clear, sealedBytes, tag, bound);
        return [.. nonce, .. sealedBytes, .. tag];
    }
}
