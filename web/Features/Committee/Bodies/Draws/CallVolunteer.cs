namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>Where a volunteer is.</summary>
public enum VolunteerState
{
    /// <summary>Before the draw.</summary>
    Volunteer,

    /// <summary>A seat is offered, until a day.</summary>
    Asked,
    Accepted,
    Declined,

    /// <summary>No answer came in time.</summary>
    Silent,

    /// <summary>Waits for a seat that gets free.</summary>
    Substitute,
    NotDrawn,

    /// <summary>At the draw they did not fit the body any more.</summary>
    NotFit,

    /// <summary>Was a substitute, and is not any more.</summary>
    Left,
}

/// <summary>That a person said « je veux participer », and what became of it. Erased, only the number remains, in <see cref="DrawRecord"/>.</summary>
public sealed class CallVolunteer
{
    /// <summary>To answer an offer, in days.</summary>
    public const int DaysToAnswer = 14;

    /// <summary>Of the number and of the group’s name.</summary>
    public const int NumberLength = 9;

    private CallVolunteer() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid CallId { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>« 47-213 »: random, of its own in this call, shown to this person alone.</summary>
    public string Number { get; private init; } = "";

    /// <summary>« Je veux bien être remplaçant ».</summary>
    public bool Stays { get; private init; }
    public DateTimeOffset At { get; private init; }
    public VolunteerState State { get; private set; }

    /// <summary>Since the draw: the name of the group (<see cref="DrawGroup.Name"/>).</summary>
    public string? Group { get; private set; }

    /// <summary>Of a substitute: 1 is asked first.</summary>
    public int? Rank { get; private set; }

    /// <summary>The last day to answer the offer.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>When the state changed last.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public static CallVolunteer Of(Guid callId, Guid accountId, string number, bool stays, DateTimeOffset now) =>
        new() { Id = SecretCode.NewId(), CallId = callId, AccountId = accountId, Number = number, Stays = stays, At = now, ChangedAt = now };

    /// <summary>What the draw says.</summary>
    public void Take(DrawRecord record, DateOnly today, DateTimeOffset now)
    {
        Group = record.Groups.FirstOrDefault(group => group.Numbers.Contains(Number))?.Name;
        if (record.Result.Drawn.Contains(Number)) Ask(today, now);
        else if (record.Result.Waiting.Index().FirstOrDefault(one => one.Item == Number) is (var before, not null)) (State, Rank, ChangedAt) = (VolunteerState.Substitute, before + 1, now);
        else (State, ChangedAt) = (Group is null ? VolunteerState.NotFit : VolunteerState.NotDrawn, now);
    }

    /// <summary>A seat is offered: once in a call.</summary>
    public void Ask(DateOnly today, DateTimeOffset now) => (State, AnswerBy, ChangedAt) = (VolunteerState.Asked, today.AddDays(DaysToAnswer), now);

    /// <summary>Yes or no to the offer. No offer, or too late: <see cref="BrokenRuleException"/>.</summary>
    public void Answer(bool accepts, DateOnly today, DateTimeOffset now)
    {
        if (State != VolunteerState.Asked) throw new BrokenRuleException("La réponse est déjà donnée.");
        if (today > AnswerBy) throw new BrokenRuleException("Le délai pour répondre est passé.");
        (State, ChangedAt) = (accepts ? VolunteerState.Accepted : VolunteerState.Declined, now);
    }

    /// <summary>Off the list of substitutes. Not on it: <see cref="BrokenRuleException"/>.</summary>
    public void LeaveList(DateTimeOffset now)
    {
        if (State != VolunteerState.Substitute) throw new BrokenRuleException("Le tirage est déjà fait.");
        (State, ChangedAt) = (VolunteerState.Left, now);
    }
}
