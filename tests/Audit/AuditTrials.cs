using System.Security.Cryptography;
using ChildProtection.Platform.Audit;

namespace ChildProtection.Tests.Audit;

/// <summary>What the tables look like after one tampering, and the entry where a verification must stop.</summary>
internal sealed record Tampering(string Kind, IReadOnlyList<AuditRow> Rows, long HeadSeq, byte[] HeadHash, long FirstBroken);

/// <summary>
/// Ways to tamper with a log, at random. Three kinds of people: who changes rows and hopes; who owns the database and computes
/// the hashes again; who even has the master key, and is stopped by the head file alone.
/// </summary>
internal sealed class AuditTrials(Random random, IReadOnlyList<AuditRow> sound, IReadOnlyList<long> published, AuditSeal stolenKey)
{
    private long Last => sound[^1].Seq;

    public Tampering Next() => random.Next(14) switch
    {
        0 or 1 => Flip(forge: false),
        2 => Flip(forge: true),
        3 => Delete(forge: false),
        4 => Delete(forge: true),
        5 => Append(forge: false),
        6 => Append(forge: true),
        7 => Insert(),
        8 => Reorder(),
        9 => Truncate(),
        10 => Empty(),
        11 => Rewrite(),
        12 => MoveHead(),
        _ => ForgeCheckpoint(),
    };

    /// <summary>One value of one row.</summary>
    private Tampering Flip(bool forge)
    {
        var at = random.Next(sound.Count);
        var rows = sound.ToList();
        rows[at] = Changed(rows[at], forge ? random.Next(8) : random.Next(11));
        return Result(forge ? "flip, hashes computed again" : "flip", forge ? Forged(rows, at, reseal: false) : rows, rows[at].Seq);
    }

    private Tampering Delete(bool forge)
    {
        var at = random.Next(sound.Count - (forge ? 1 : 0)); // without the very last: that is a tail cut before it was published
        var rows = sound.ToList();
        rows.RemoveAt(at);
        if (!forge) return Result("delete", rows, sound[at].Seq, Last, sound[^1].Hash);
        var renumbered = rows.Select((row, i) => row with { Seq = i + 1 }).ToList();
        return Result("delete, renumbered, hashes computed again", Forged(renumbered, at, reseal: false), sound[at].Seq);
    }

    /// <summary>One more entry, with or without the right hash; the seal is another entry's.</summary>
    private Tampering Append(bool forge)
    {
        var rows = sound.Append(sound[random.Next(sound.Count)] with { Seq = Last + 1, PreviousHash = sound[^1].Hash }).ToList();
        return Result(forge ? "append, hash computed" : "append", forge ? Forged(rows, rows.Count - 1, reseal: false) : rows, Last + 1);
    }

    private Tampering Insert()
    {
        var at = random.Next(sound.Count);
        var rows = sound.ToList();
        rows.Insert(at, sound[random.Next(sound.Count)] with { At = sound[at].At, PersonId = Any() });
        return Result("insert, renumbered, hashes computed again", Forged([.. rows.Select((row, i) => row with { Seq = i + 1 })], at, reseal: false), sound[at].Seq);
    }

    private Tampering Reorder()
    {
        var (one, other) = (random.Next(sound.Count - 1), 0);
        other = random.Next(one + 1, sound.Count);
        var rows = sound.ToList();
        (rows[one], rows[other]) = (sound[other] with { Seq = sound[one].Seq }, sound[one] with { Seq = sound[other].Seq });
        return Result("reorder", rows, sound[one].Seq, Last, rows[^1].Hash);
    }

    /// <summary>A shorter valid chain: only the head file knows.</summary>
    private Tampering Truncate()
    {
        var keep = random.Next(1, (int)published[^1]); // at least the last published entry goes
        return Result("truncate", sound.Take(keep).ToList(), keep + 1);
    }

    private static Tampering Empty() => new("empty", [], 0, new byte[32], 1);

    /// <summary>Everything written again from one entry on, seals included: only the head file knows.</summary>
    private Tampering Rewrite()
    {
        var at = random.Next((int)published[^1]);
        var rows = sound.ToList();
        rows[at] = Changed(rows[at], random.Next(8));
        return Result("full rewrite with the stolen key", Forged(rows, at, reseal: true), published.First(seq => seq >= sound[at].Seq));
    }

    private Tampering MoveHead() => random.Next(3) switch
    {
        0 => Result("head hash", sound, Last, Last, RandomNumberGenerator.GetBytes(32)),
        1 => random.Next(1, (int)Last) is var back ? Result("head back", sound, back + 1, back, sound[back - 1].Hash) : throw new InvalidOperationException(),
        _ => Result("head forward", sound, Last + 1, Last + random.Next(1, 9), sound[^1].Hash),
    };

    /// <summary>Removes the beginning behind a checkpoint that was not sealed by the portal.</summary>
    private Tampering ForgeCheckpoint()
    {
        var gone = random.Next(1, sound.Count - 1);
        var fake = sound[^1] with { Seq = Last + 1, PreviousHash = sound[^1].Hash, Action = "audit.checkpoint", Reason = $"{gone}", ActorId = null, PersonId = null };
        return Result("forged checkpoint", Forged([.. sound.Skip(gone), fake], sound.Count - gone, reseal: false), 1);
    }

    private static Guid Any() => new(RandomNumberGenerator.GetBytes(16));

    private AuditRow Changed(AuditRow row, int column) => column switch
    {
        0 => row with { At = row.At.AddMilliseconds(random.Next(1, 90_000)) },
        1 => row with { ActorId = row.ActorId is null || random.Next(2) == 0 ? Any() : null },
        2 => row with { ActorRole = row.ActorRole == "jeune" ? "parent" : "jeune" },
        3 => row with { Action = row.Action == "child.read" ? "mail.retried" : "child.read" },
        4 => row with { PersonId = row.PersonId is null || random.Next(2) == 0 ? Any() : null },
        5 => row with { ObjectId = Any(), ObjectType = "mail" },
        6 => row with { Reason = row.Reason == "card" ? "passkey" : "card" },
        7 => row with { Result = row.Result == "Done" ? "Refused" : "Done" },
        8 => row with { PreviousHash = Flipped(row.PreviousHash) },
        9 => row with { Hash = Flipped(row.Hash) },
        _ => row with { Seal = Flipped(row.Seal) },
    };

    private byte[] Flipped(byte[] bytes)
    {
        var copy = bytes.ToArray();
        copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    /// <summary>Hashes, and links to the entry before, computed again from one row on; seals only for who has the key.</summary>
    private List<AuditRow> Forged(List<AuditRow> rows, int from, bool reseal)
    {
        for (var i = from; i < rows.Count; i++)
        {
            var linked = rows[i] with { PreviousHash = i == 0 ? rows[0].Seq == 1 ? new byte[32] : rows[0].PreviousHash : rows[i - 1].Hash };
            var hash = linked.ComputeHash();
            rows[i] = linked with { Hash = hash, Seal = reseal ? stolenKey.Of(hash) : linked.Seal };
        }
        return rows;
    }

    /// <summary>The head follows the last row, unless said otherwise.</summary>
    private static Tampering Result(string kind, IReadOnlyList<AuditRow> rows, long firstBroken, long? headSeq = null, byte[]? headHash = null) =>
        new(kind, rows, headSeq ?? rows[^1].Seq, headHash ?? rows[^1].Hash, firstBroken);
}
