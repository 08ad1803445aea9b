using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChildProtection.Features.Votes.Results;

/// <summary>
/// Counts a record again, on its own: nothing here uses what counted the vote. Grades are compared by the written rule itself, taking the
/// lower median out again and again; ballots are decrypted, read and added up anew when two members give their words.
/// </summary>
public static class RecordCheck
{
    private const int Iterations = 600_000;
    private const int FewestBallots = 5;
    private const int FewestForNumbers = 20;
    private const int LargestRoll = 10_000;
    private const int MostOptions = 10;
    private const int MostPoints = 100;
    private const int Grades = 5;

    /// <summary>What came out.</summary>
    /// <param name="Holds">Everything that could be checked holds.</param>
    /// <param name="Line">One line, in French, that says what was checked or what does not hold.</param>
    public sealed record Verdict(bool Holds, string Line);

    /// <summary>One member of the bureau and their words.</summary>
    public sealed record Part(int Number, string Words);

    /// <summary>Never throws on what a file may hold.</summary>
    public static Verdict Check(ReadOnlySpan<byte> file, Part? first = null, Part? second = null)
    {
        try
        {
            var reader = new Utf8JsonReader(file);
            using var document = JsonDocument.ParseValue(ref reader);
            return Check(document.RootElement, first, second);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or OverflowException)
        {
            return new(false, "Ce fichier n’est pas le relevé d’un vote.");
        }
        catch (CryptographicException)
        {
            return new(false, "Ces mots n’ouvrent pas l’urne.");
        }
    }

    private static Verdict Check(JsonElement record, Part? first, Part? second)
    {
        if (!IsOfAVote(record)) return new(false, "Les nombres de ce fichier ne sont pas ceux d’un vote.");
        var (web, paper, roll) = (Number(record, "webBallots"), Number(record, "paperBallots"), Number(record, "roll"));
        var fingerprints = record.GetProperty("fingerprints").EnumerateArray().Select(one => one.GetString() ?? throw new FormatException("A ticket without characters.")).ToList();
        if (record.GetProperty("format").GetInt32() != 1) return new(false, "Ce relevé est d’un autre format.");
        if (fingerprints.Count != web) return new(false, $"Il y a {Some(fingerprints.Count, "ticket")} pour {Some(web, "bulletin")}.");
        if (web + paper > roll) return new(false, "Il y a plus de bulletins que de personnes.");
        for (var place = 1; place < fingerprints.Count; place++)
            if (string.CompareOrdinal(fingerprints[place - 1], fingerprints[place]) >= 0) return new(false, "Deux tickets sont les mêmes, ou la liste est mêlée.");
        if (Convert.ToHexStringLower(SHA256.HashData([.. fingerprints.SelectMany(Convert.FromHexString)])) != record.GetProperty("digest").GetString()) return new(false, "Les tickets ne vont pas avec le sceau de l’urne.");

        var published = Sums.Published(record);
        if (published is { } sums && sums.Problem(record, web + paper) is { } problem) return new(false, problem);
        if (published is null && web + paper >= FewestForNumbers) return new(false, "Le relevé ne donne pas les nombres.");
        if (first is null || second is null)
            return new(true, published is null ? $"Le relevé tient\u00A0: {Some(web, "ticket")}, {Some(paper, "enveloppe")}. Trop peu de bulletins pour publier les nombres." : $"Le relevé tient\u00A0: {Some(web, "ticket")}, {Some(paper, "enveloppe")}. Le résultat recompté est le même.");

        var counted = Recount(record, first, second);
        if (published is { } all && !all.Holds(counted, paper)) return new(false, "L’urne recomptée donne un autre résultat.");
        if (published is null && paper == 0 && web >= FewestBallots && counted.Outcome(record) is var outcome && !outcome.SequenceEqual(Winners(record))) return new(false, "L’urne recomptée donne un autre résultat.");
        return new(true, $"L’urne recomptée donne le même résultat\u00A0: {Some(web, "bulletin ouvert", "bulletins ouverts")}, {Some(paper, "enveloppe")} à part.");
    }

    /// <summary>Nothing is made of numbers that no vote has: a small file must not cost much memory or time.</summary>
    private static bool IsOfAVote(JsonElement record)
    {
        var (roll, options, limit) = (Number(record, "roll"), record.GetProperty("options").GetArrayLength(), Number(record, "limit"));
        if (roll is < 0 or > LargestRoll || options is < 2 or > MostOptions || limit is < 1 or > MostPoints) return false;
        if (!IsUpTo(record.GetProperty("webBallots"), roll) || !IsUpTo(record.GetProperty("paperBallots"), roll) || record.GetProperty("fingerprints").GetArrayLength() > roll) return false;
        if (!record.GetProperty("result").TryGetProperty("tally", out var tally) || tally.ValueKind != JsonValueKind.Object) return true;
        var (method, rows) = (record.GetProperty("method").GetString(), tally.GetProperty("counts"));
        var most = method == "Budget" ? (long)roll * limit : roll; // points, or people
        return IsUpTo(tally.GetProperty("ballots"), roll) && IsUpTo(tally.GetProperty("blank"), roll) && IsUpTo(tally.GetProperty("void"), roll) && rows.GetArrayLength() == options
            && rows.EnumerateArray().All(row => row.GetArrayLength() == (method == "Judgment" ? Grades : 1) && row.EnumerateArray().All(count => IsUpTo(count, most)));
    }

    private static bool IsUpTo(JsonElement number, long most) => number.GetInt64() is >= 0 and var value && value <= most;

    private static string Some(int number, string one, string? many = null) => $"{number} {(number > 1 ? many ?? $"{one}s" : one)}";

    private static int Number(JsonElement record, string name) => record.GetProperty(name).GetInt32();

    private static List<int> Winners(JsonElement record) => [.. record.GetProperty("result").GetProperty("winners").EnumerateArray().Select(one => one.GetInt32())];

    /// <summary>Decrypts every ballot and adds it up.</summary>
    private static Sums Recount(JsonElement record, Part first, Part second)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(PrivateKey(record, first, second), out _);
        var fingerprints = record.GetProperty("fingerprints").EnumerateArray().Select(one => one.GetString()!).ToHashSet();
        var (election, options, isGraded) = (record.GetProperty("election").GetGuid(), record.GetProperty("options").GetArrayLength(), record.GetProperty("method").GetString() == "Judgment");
        var sums = new Sums(options, isGraded ? 5 : 1);
        foreach (var ballot in record.GetProperty("urn").GetProperty("ballots").EnumerateArray().Select(one => one.GetBytesFromBase64()))
        {
            if (!fingerprints.Remove(Convert.ToHexStringLower(SHA256.HashData(ballot)))) throw new FormatException("A ballot that is not in the list.");
            byte[]? clear = null;
            try
            {
                clear = rsa.Decrypt(ballot, RSAEncryptionPadding.OaepSHA256);
            }
            catch (CryptographicException)
            {
                // A ballot that this key does not open is void.
            }
            sums.Add(clear, election, record.GetProperty("method").GetString()!, Number(record, "limit"));
        }
        return fingerprints.Count == 0 ? sums : throw new FormatException("A ballot is missing.");
    }

    private static byte[] PrivateKey(JsonElement record, Part first, Part second)
    {
        var urn = record.GetProperty("urn");
        var (low, high) = first.Number < second.Number ? (first, second) : (second, first);
        var wrap = urn.GetProperty("wraps").EnumerateArray().First(one => Number(one, "first") == low.Number && Number(one, "second") == high.Number).GetProperty("payload").GetBytesFromBase64();
        var bound = record.GetProperty("election").GetGuid().ToByteArray(bigEndian: true);
        return Unwrap(Unwrap(wrap, KeyOf(urn, high), bound), KeyOf(urn, low), bound);
    }

    private static byte[] KeyOf(JsonElement urn, Part part)
    {
        var salt = urn.GetProperty("members").EnumerateArray().First(one => Number(one, "number") == part.Number).GetProperty("salt").GetBytesFromBase64();
        return Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(part.Words.Trim().Normalize(NormalizationForm.FormC)), salt, Iterations, HashAlgorithmName.SHA256, 32);
    }

    /// <summary>12 bytes of nonce, the ciphertext, 16 bytes of tag.</summary>
    private static byte[] Unwrap(byte[] bytes, byte[] key, byte[] bound)
    {
        using var aes = new AesGcm(key, 16);
        var clear = new byte[bytes.Length - 28];
        aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(12, clear.Length), bytes.AsSpan(bytes.Length - 16), clear, bound);
        return clear;
    }
}
