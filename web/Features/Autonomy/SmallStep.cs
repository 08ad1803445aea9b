using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy;

/// <summary>Where a small step stands.</summary>
public enum StepState { ToDo, Going, Done, ChangedMyMind }

/// <summary>« Un petit pas »: what a young person wants, the first thing to do this week, who helps. Three open ones at most.</summary>
public sealed class SmallStep : IAddressed
{
    /// <summary>More is too many to hold in mind: the key of the table says so too (<see cref="Slot"/>).</summary>
    public const int MostOpen = 3;
    public const int TextLength = 300;

    private SmallStep() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }
    public Guid? ChildId { get; private init; }

    /// <summary>Made by the form: pressing twice writes it once.</summary>
    public Guid SubmissionKey { get; private init; }

    /// <summary>1, 2 or 3 while it is open, no two alike; null once it is done or given up.</summary>
    public int? Slot { get; private set; }

    /// <summary>« Ce que je veux », sealed.</summary>
    public byte[] Goal { get; private init; } = [];

    /// <summary>« Mon premier pas, cette semaine », sealed.</summary>
    public byte[] FirstStep { get; private init; } = [];

    /// <summary>« Qui m’aide », sealed; null for nobody.</summary>
    public byte[]? HelpedBy { get; private init; }
    public DateOnly DueOn { get; private init; }

    /// <summary>The code of a statement it came from; null for a wish of one's own.</summary>
    public string? Statement { get; private init; }
    public StepState State { get; private set; }
    public Audience Audience { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>« Je change d’avis »: nobody else reads it any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen => Slot is not null;

    /// <param name="id">Its id.</param>
    /// <param name="authorId">The young person.</param>
    /// <param name="childId">Whose circle.</param>
    /// <param name="slot">A free one, from 1.</param>
    /// <param name="words">The three sealed texts.</param>
    /// <param name="dueOn">When.</param>
    /// <param name="statement">Where it came from.</param>
    /// <param name="audience">Who reads it.</param>
    /// <param name="submissionKey">Of the form.</param>
    /// <param name="now">When it is written.</param>
    public static SmallStep Choose(
        Guid id, Guid authorId, Guid childId, int slot, (byte[] Goal, byte[] FirstStep, byte[]? HelpedBy) words, DateOnly dueOn, string? statement,
        Audience audience, Guid submissionKey, DateTimeOffset now) => new()
    {
        Id = id, AuthorId = authorId, ChildId = childId, Slot = slot, Goal = words.Goal, FirstStep = words.FirstStep, HelpedBy = words.HelpedBy,
        DueOn = dueOn, Statement = statement, Audience = audience, SubmissionKey = submissionKey, CreatedAt = now, ChangedAt = now,
    };

    /// <summary>Says where it stands. One that is done or given up stays so: <see cref="BrokenRuleException"/>.</summary>
    public void Becomes(StepState state, DateTimeOffset now)
    {
        if (!IsOpen) throw new BrokenRuleException("Ce pas est fini. Tu peux en choisir un autre.");
        (State, ChangedAt) = (state, now);
        if (state is StepState.ToDo or StepState.Going) return;
        Slot = null;
        if (state == StepState.ChangedMyMind) WithdrawnAt = now;
    }
}

/// <summary>How a state is shown.</summary>
public static class StepStates
{
    public static string Words(this StepState state) => state switch
    {
        StepState.ToDo => "À faire",
        StepState.Going => "En cours",
        StepState.Done => "C’est fait",
        StepState.ChangedMyMind => "Je change d’avis",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Icon(this StepState state) => state switch
    {
        StepState.Done => "coche",
        StepState.Going => "route",
        StepState.ChangedMyMind => "croix",
        _ => "drapeau",
    };

    public static string Colour(this StepState state) => state switch
    {
        StepState.Done => "feuille",
        StepState.Going => "ciel",
        StepState.ChangedMyMind => "violet",
        _ => "ocre",
    };
}
