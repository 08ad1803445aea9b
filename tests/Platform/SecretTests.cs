using System.Globalization;
using System.Security.Cryptography;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Platform;

/// <summary>Codes, keys and one-time passwords against their published vectors and every flipped bit.</summary>
public sealed class SecretTests : IDisposable
{
    private const string RfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // « 12345678901234567890 » in base 32
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-secrets-");

    /// <summary>RFC 6238, appendix B, SHA-1; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_rfc(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.Code(RfcSecret, now));
        Assert.Equal(seconds / 30, Totp.Step(RfcSecret, code, now));
    }

    [Theory]
    [InlineData(-61, false), InlineData(-30, true), InlineData(0, true), InlineData(30, false), InlineData(60, false)]
    public void Only_this_code_and_the_one_before_it_are_good(int seconds, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Assert.Equal(good, Totp.Step(RfcSecret, Totp.Code(RfcSecret, now.AddSeconds(seconds)), now) is not null);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("28708"), InlineData("2870821"), InlineData("28708a"), InlineData("٢٨٧٠٨٢")]
    public void What_is_not_six_digits_is_no_code(string? typed) => Assert.Null(Totp.Step(RfcSecret, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void A_code_may_be_typed_with_a_space() => Assert.NotNull(Totp.Step(RfcSecret, "287 082", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void New_secrets_have_160_bits() => Assert.All(
        Enumerable.Range(0, 100).Select(_ => Totp.NewSecret()), secret => Assert.Matches("^[A-Z2-7]{32}$", secret));

    [Fact]
    public void Codes_on_paper_are_long_and_never_the_same()
    {
        var codes = Enumerable.Range(0, 2_000).Select(_ => SecretCode.NewCode()).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{24}$", code));
        Assert.Equal(32, string.Concat(codes).Distinct().Count()); // every letter of the alphabet is used
    }

    [Fact]
    public void A_code_is_read_however_it_is_typed()
    {
        var code = "0123456789ABCDEFGHJKMNPQ";

        Assert.Equal(code, SecretCode.Read(SecretCode.Grouped(code)));
        Assert.Equal(code, SecretCode.Read(" o1 23-45.67 89ab cdef\u00A0ghjk mnpq\n"));
        Assert.Equal(code, SecretCode.Read("OI23456789ABCDEFGHJKMNPQ"));
        Assert.Equal(code, SecretCode.Read("0l23456789abcdefghjkmnpq"));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("0123456789ABCDEFGHJKMNP"), InlineData("0123456789ABCDEFGHJKMNPQR"), InlineData("0123456789ABCDEFGHJKMNPU"), InlineData("0123456789ABCDEFGHJKMNPé"), InlineData("０123456789ABCDEFGHJKMNPQ")]
    public void What_cannot_be_a_code_is_not_read(string? typed) => Assert.Null(SecretCode.Read(typed));

    [Fact]
    public void A_huge_text_is_not_even_looked_at() => Assert.Null(SecretCode.Read(new string(' ', 1_000_000) + "0123456789ABCDEFGHJKMNPQ"));

    [Fact]
    public void What_is_kept_is_sha_256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SecretCode.Hash("abc"));

    [Fact]
    public void Every_flipped_bit_is_noticed()
    {
        var key = MasterKey.ReadOrCreate(Path.Combine(folder.FullName, "a.key"));
        var locked = key.Encrypt("Le chat de Léa");
        Assert.Equal("Le chat de Léa", key.Decrypt(locked));

        for (var bit = 0; bit < locked.Length * 8; bit++)
        {
            var changed = (byte[])locked.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => key.Decrypt(changed));
        }
    }

    [Fact]
    public void The_same_text_never_looks_the_same()
    {
        var key = MasterKey.ReadOrCreate(Path.Combine(folder.FullName, "b.key"));

        Assert.Equal(500, Enumerable.Range(0, 500).Select(_ => Convert.ToHexString(key.Encrypt("x"))).Distinct().Count());
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        var (mine, other) = (MasterKey.ReadOrCreate(Path.Combine(folder.FullName, "c.key")), MasterKey.ReadOrCreate(Path.Combine(folder.FullName, "d.key")));

        Assert.ThrowsAny<CryptographicException>(() => other.Decrypt(mine.Encrypt("x")));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(31), InlineData(33), InlineData(64)]
    public void A_key_of_another_length_is_refused(int length)
    {
        var file = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{length}.key"));
        File.WriteAllBytes(file, new byte[length]);

        Assert.Throws<InvalidDataException>(() => MasterKey.Read(file));
    }

    [Fact]
    public void A_new_key_belongs_to_the_portals_user_alone()
    {
        var file = Path.Combine(folder.FullName, "new.key");
        MasterKey.ReadOrCreate(file);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(32, new FileInfo(file).Length);
    }

    [Theory, InlineData(new byte[0]), InlineData(new byte[] { 1 }), InlineData(new byte[] { 1, 2, 3 }), InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void What_is_too_short_or_of_another_format_is_refused(byte[] locked) => Assert.ThrowsAny<CryptographicException>(
        () => MasterKey.ReadOrCreate(Path.Combine(folder.FullName, "e.key")).Decrypt(locked));

    public void Dispose() => folder.Delete(recursive: true);
}
