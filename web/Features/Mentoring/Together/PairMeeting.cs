namespace ChildProtection.Features.Mentoring.Together;

/// <summary>Where a meeting of the two stands. Stored by name.</summary>
public enum PairMeetingState { Planned, Held, Cancelled }

/// <summary>One line of « notre carnet »: a day, a picture, and whether it took place. Words are <see cref="PairWord"/>.</summary>
public sealed class PairMeeting
{
    private PairMeeting() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid PairingId { get; private init; }
    public DateOnly Day { get; private init; }
    public Topics Topic { get; private init; }
    public PairMeetingState State { get; private set; }
    public DateTimeOffset WrittenAt { get; private init; }

    public static PairMeeting Plan(Guid pairingId, DateOnly day, Topics topic, DateOnly today, DateTimeOffset now)
    {
        if (day < today.AddMonths(-2)) throw new BrokenRuleException("Ce jour est trop ancien.");
        if (day > today.AddMonths(6)) throw new BrokenRuleException("Ce jour est trop loin.");
        return new PairMeeting { Id = SecretCode.NewId(), PairingId = pairingId, Day = day, Topic = topic, State = day < today ? PairMeetingState.Held : PairMeetingState.Planned, WrittenAt = now };
    }

    public void Hold(bool tookPlace, DateOnly today)
    {
        if (State != PairMeetingState.Planned) throw new BrokenRuleException("C’est déjà noté.");
        if (tookPlace && Day > today) throw new BrokenRuleException("Ce jour n’est pas encore venu.");
        State = tookPlace ? PairMeetingState.Held : PairMeetingState.Cancelled;
    }
}
