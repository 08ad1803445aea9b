using System.Text.Json;

namespace ChildProtection.Features.Votes.Results;

/// <summary>The sums of a vote as <see cref="RecordCheck"/> makes them, apart from the portal’s own counting.</summary>
internal sealed class Sums(int options, int width)
{
    private readonly long[][] counts = [.. Enumerable.Range(0, options).Select(_ => new long[width])];
    private long ballots, blank, spoilt;

    /// <summary>What the record says; null when it gives no numbers.</summary>
    public static Sums? Published(JsonElement record)
    {
        if (!record.GetProperty("result").TryGetProperty("tally", out var tally) || tally.ValueKind != JsonValueKind.Object) return null;
        var rows = tally.GetProperty("counts").EnumerateArray().Select(row => row.EnumerateArray().Select(one => one.GetInt64()).ToArray()).ToArray();
        var sums = new Sums(rows.Length, rows.Length == 0 ? 0 : rows[0].Length) { ballots = tally.GetProperty("ballots").GetInt64(), blank = tally.GetProperty("blank").GetInt64(), spoilt = tally.GetProperty("void").GetInt64() };
        for (var option = 0; option < rows.Length; option++)
        {
            if (rows[option].Length != sums.counts[option].Length) throw new FormatException("Rows of different lengths.");
            rows[option].CopyTo(sums.counts[option], 0);
        }
        return sums;
    }

    /// <summary>One ballot in clear; null for one that nothing opens.</summary>
    public void Add(byte[]? clear, Guid election, string method, int limit)
    {
        ballots++;
        if (clear is not { Length: 256 } || clear[0] != 1 || new Guid(clear.AsSpan(1, 16), bigEndian: true) != election || clear[17] > 1 || clear[18] != options || clear[(19 + options)..240].Any(one => one != 0))
        {
            spoilt++;
            return;
        }
        var values = clear[19..(19 + options)];
        var sum = values.Sum(value => value);
        var isEmpty = sum == 0;
        if (clear[17] == 1)
        {
            if (isEmpty) blank++;
            else spoilt++;
            return;
        }
        var isGood = method switch
        {
            "Judgment" => values.All(value => value <= 4),
            "Budget" => !isEmpty && sum <= limit,
            "Several" => !isEmpty && sum <= limit && values.All(value => value <= 1),
            _ => sum == 1,
        };
        if (!isGood) spoilt++;
        for (var option = 0; isGood && option < options; option++)
        {
            if (method == "Judgment") counts[option][values[option]]++;
            else counts[option][0] += values[option];
        }
    }

    /// <summary>What does not hold in the numbers of the record, in French; null when all does.</summary>
    public string? Problem(JsonElement record, int expected)
    {
        var (method, words) = (record.GetProperty("method").GetString(), record.GetProperty("options").GetArrayLength());
        if (ballots != expected || options != words || blank < 0 || spoilt < 0 || counts.Any(row => row.Any(one => one < 0))) return "Le nombre de bulletins ne va pas.";
        var said = ballots - blank - spoilt;
        if (method == "Judgment" ? counts.Any(row => row.Sum() != said) : method is "Proposal" or "OneChoice" && counts.Sum(row => row[0]) != said) return "Les nombres ne font pas le total.";
        var given = counts.Sum(row => row[0]);
        if (method is "Several" or "Budget" && (given < said || given > said * record.GetProperty("limit").GetInt32())) return "Les nombres ne font pas le total.";
        var ranks = Ranks(method == "Judgment");
        if (!ranks.SequenceEqual(record.GetProperty("result").GetProperty("ranks").EnumerateArray().Select(one => one.GetInt32()))) return "Le classement recompté n’est pas le même.";
        return Outcome(record).SequenceEqual(record.GetProperty("result").GetProperty("winners").EnumerateArray().Select(one => one.GetInt32())) ? null : "Le résultat recompté n’est pas le même.";
    }

    /// <summary>Whether these are the web ballots plus so many envelopes.</summary>
    public bool Holds(Sums web, int paper)
    {
        if (ballots - web.ballots != paper || blank < web.blank || spoilt < web.spoilt || counts.Length != web.counts.Length) return false;
        return counts.Zip(web.counts).All(pair => pair.First.Zip(pair.Second).All(one => paper == 0 ? one.First == one.Second : one.First >= one.Second))
            && (paper > 0 || (blank == web.blank && spoilt == web.spoilt));
    }

    /// <summary>The choices adopted or first.</summary>
    public List<int> Outcome(JsonElement record)
    {
        var (method, limit) = (record.GetProperty("method").GetString(), record.GetProperty("limit").GetInt32());
        if (method == "Proposal") return counts[0][0] > counts[1][0] ? [0] : [];
        if (ballots == blank + spoilt) return [];
        var ranks = Ranks(method == "Judgment");
        var last = method == "Several" ? limit : 1;
        return [.. Enumerable.Range(0, options).Where(option => ranks[option] <= last && (method == "Judgment" || counts[option][0] > 0 || method == "OneChoice"))];
    }

    internal List<int> Ranks(bool isGraded)
    {
        var values = counts.Select(row => isGraded ? MajorityValue(row) : [row[0]]).ToList();
        return [.. values.Select(mine => 1 + values.Count(other => Compare(other, mine) > 0))];
    }

    /// <summary>All the grades of one choice: the lower median first, taken out, then that of the rest, to the end (Balinski and Laraki’s « majority value »).</summary>
    private static List<long> MajorityValue(long[] row)
    {
        var grades = row.SelectMany((count, grade) => Enumerable.Repeat((long)grade, checked((int)count))).ToList();
        var value = new List<long>(grades.Count);
        while (grades.Count > 0)
        {
            var middle = (grades.Count - 1) / 2;
            value.Add(grades[middle]);
            grades.RemoveAt(middle);
        }
        return value;
    }

    private static int Compare(List<long> one, List<long> other) => one.Zip(other).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(difference => difference != 0);
}
