namespace ChildProtection.Features.Discussions;

/// <summary>What a room is for. Who may be in it follows from it: <see cref="ContactRules"/>.</summary>
public enum RoomKind
{
    /// <summary>« Le salon du comité »: those who sit on a body of young people.</summary>
    Committee,

    /// <summary>« Groupe de travail »: those of one group of a body.</summary>
    WorkingGroup,

    /// <summary>« Forum éclair »: every young person, for a moment, on one question.</summary>
    Forum,

    /// <summary>« Entraide »: young people among themselves, accompanied.</summary>
    Peer,

    /// <summary>« Groupe de parents ».</summary>
    Parents,

    /// <summary>One young person and one mentor, accompanied.</summary>
    Pair,

    /// <summary>One young person and their référent, accompanied.</summary>
    CaseWorker,

    /// <summary>« Question à l’équipe »: one young person, their référent and their educators, accompanied.</summary>
    Question,
}

/// <summary>When a message is read by somebody who runs the room.</summary>
public enum RoomMode
{
    /// <summary>« A posteriori »: at once, and looked at by whoever is there.</summary>
    [Display(Name = "Tout de suite", Description = "On lit les messages pendant qu’ils arrivent.")]
    Post,

    /// <summary>« A priori »: nothing is shown before somebody read it.</summary>
    [Display(Name = "Après lecture", Description = "Vous lisez chaque message avant les autres.")]
    Pre,
}

/// <summary>A place where people talk at the same time, with somebody there (reference security.md §3).</summary>
public sealed class Room
{
    public const int TitleLength = 60;

    /// <summary>Of slow mode, in seconds.</summary>
    public const int SlowMost = 600;

    /// <summary>All seven days.</summary>
    public const int EveryDay = 127;

    private Room() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>It never changes: it decides who may be here.</summary>
    public RoomKind Kind { get; private init; }

    /// <summary>The body whose members may come; null for a room of nobody’s body.</summary>
    public Guid? BodyId { get; private init; }

    /// <summary>The group of that body whose members may come; null for the whole body.</summary>
    public Guid? GroupId { get; private init; }

    /// <summary>Chosen by whoever runs it, sealed with nobody’s key; null for the fixed words of its kind.</summary>
    public byte[]? Title { get; private set; }

    /// <summary>Opening time in the territory’s own time zone; the same as <see cref="ClosesAt"/>: all day.</summary>
    public TimeOnly OpensAt { get; private set; }

    /// <inheritdoc cref="OpensAt"/>
    public TimeOnly ClosesAt { get; private set; }

    /// <summary>One bit for each day it opens, Sunday first.</summary>
    public int Days { get; private set; } = EveryDay;

    /// <summary>Between two messages of one member; 0 for none.</summary>
    public int SlowSeconds { get; private set; }
    public RoomMode Mode { get; private set; }

    /// <summary>Some are under fifteen: messages are always read first (reference §3.3).</summary>
    public bool IsForUnder15 { get; private init; }

    /// <summary>« Compte rendu annoncé »: said at the opening of a committee’s room; else nobody keeps a copy.</summary>
    public bool HasTranscript { get; private init; }

    /// <summary>Of the last message; 0 before the first.</summary>
    public long LastSequence { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>Read-only from then on; null while it lives.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Of a conversation: when the first message of the young person that was shown had been said; null before, and in rooms (SAFE-02).</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>When the transcript was shown to the members; null before, and where none was announced.</summary>
    public DateTimeOffset? TranscriptAt { get; private set; }

    /// <summary>A conversation of few people rather than a room with hours.</summary>
    public bool IsThread => Kind is RoomKind.Pair or RoomKind.CaseWorker or RoomKind.Question;

    public bool IsPre => Mode == RoomMode.Pre || IsForUnder15;

    /// <summary>A new one, open all day. A transcript is announced now or never, and by a committee alone.</summary>
    public static Room Open(Guid id, RoomKind kind, DateTimeOffset now, Guid? bodyId = null, Guid? groupId = null, byte[]? title = null, bool isForUnder15 = false, bool hasTranscript = false) => new()
    {
        Id = id, Kind = kind, BodyId = bodyId, GroupId = groupId, Title = title, OpenedAt = now, IsForUnder15 = isForUnder15,
        HasTranscript = hasTranscript && kind == RoomKind.Committee, Mode = isForUnder15 ? RoomMode.Pre : RoomMode.Post,
    };

    /// <summary>Hours, days, pace and mode. A room for the under fifteen stays read first: <see cref="BrokenRuleException"/>.</summary>
    public void Set(TimeOnly opensAt, TimeOnly closesAt, int days, int slowSeconds, RoomMode mode)
    {
        if (IsForUnder15 && mode == RoomMode.Post) throw new BrokenRuleException("Ici, des jeunes ont moins de 15 ans. On lit toujours avant.");
        if (days is <= 0 or > EveryDay) throw new BrokenRuleException("Choisissez au moins un jour.");
        if (opensAt > closesAt) throw new BrokenRuleException("L’heure de fin vient avant l’heure de début.");
        (OpensAt, ClosesAt, Days, SlowSeconds, Mode) = (opensAt, closesAt, days, Math.Clamp(slowSeconds, 0, SlowMost), mode);
    }

    /// <summary>The second time nothing happens.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    /// <summary>The transcript is read by the members from now on; the second time nothing happens.</summary>
    public void ShowTranscript(DateTimeOffset now) => TranscriptAt ??= now;

    /// <summary>A message of the young person is shown: from now on the adults may write. The second time, and in a room, nothing happens.</summary>
    public void Begin(DateTimeOffset saidAt) => BegunAt ??= IsThread ? saidAt : null;

    /// <summary>The number of the message that comes now. The caller holds the room’s row.</summary>
    public long Next() => ++LastSequence;

    /// <summary>Whether its own hours say so; quiet hours are the territory’s.</summary>
    public bool IsWithin(DateTime local)
    {
        if ((Days & (1 << (int)local.DayOfWeek)) == 0) return false;
        var time = TimeOnly.FromDateTime(local);
        return OpensAt == ClosesAt || time >= OpensAt && time < ClosesAt;
    }
}
