namespace ChildProtection.Features.Meetings;

/// <summary>« Je viens »: a member has a place at a meeting, or waits for one.</summary>
public sealed class MeetingSeat
{
    public const int NeedsLength = 300;

    private MeetingSeat() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid MeetingId { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>On the waiting list.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>In the order they came: the lowest that waits is the next.</summary>
    public int Number { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>A place became free, and it is theirs.</summary>
    public DateTimeOffset? PromotedAt { get; private set; }

    /// <summary>They last opened the meeting.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>What helps them come, sealed with their key; forgotten after the meeting.</summary>
    public byte[]? Needs { get; private set; }

    /// <summary>They came; null before it was written.</summary>
    public bool? WasThere { get; private set; }

    /// <summary>They may say how it was: they were there, or had a place as long as nobody wrote who was.</summary>
    public bool MaySpeak => WasThere ?? !IsWaiting;

    public static MeetingSeat Take(Guid id, Guid meetingId, Guid accountId, bool isWaiting, int number, DateTimeOffset now) =>
        new() { Id = id, MeetingId = meetingId, AccountId = accountId, IsWaiting = isWaiting, Number = number, At = now, SeenAt = now };

    public void Say(byte[]? needs) => Needs = needs;

    /// <summary>Once: the second time nothing happens.</summary>
    public bool Promote(DateTimeOffset now)
    {
        if (!IsWaiting) return false;
        (IsWaiting, PromotedAt) = (false, now);
        return true;
    }

    public void Tick(bool wasThere) => WasThere = wasThere;
}

/// <summary>What may help somebody come, as ticked.</summary>
public static class MeetingNeeds
{
    public const int WordLength = 150;

    /// <summary>Code, words, icon.</summary>
    public static readonly IReadOnlyList<(string Code, string Words, string Icon)> All =
        [("transport", "Un trajet pour venir", "bus"), ("acces", "Un lieu sans marches", "maison"), ("calme", "Un coin calme", "soleil"), ("lire", "Une aide pour lire ou écrire", "stylo"), ("langue", "Une autre langue, ou la langue des signes", "langue")];

    /// <summary>One line for the ticks, one for the word; null for nothing.</summary>
    public static string? Text(IEnumerable<string> ticks, string? word)
    {
        var lines = All.Where(need => ticks.Contains(need.Code)).Select(need => need.Words).Append(word?.Trim() ?? "").Where(line => line.Length > 0).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>Back to ticks and word.</summary>
    public static (IReadOnlyList<string> Ticks, string? Word) Read(string? text)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. All.Where(need => lines.Contains(need.Words)).Select(need => need.Code)], lines.LastOrDefault(line => All.All(need => need.Words != line)));
    }
}
