using System.Text.Json;

namespace ChildProtection.Features.Forums;

/// <summary>
/// A forum, or a « caravane des droits », of a young people’s body: an event with one or more stops, prepared with the members and run by the
/// body’s facilitators (reference mission.md, events rows). Nothing in it is about a person.
/// </summary>
public sealed class Forum
{
    public const int CodeLength = 8;
    public const int NameLength = 80;
    public const int PurposeLength = 300;

    /// <summary>Of one body, not yet over.</summary>
    public const int MostOpen = 10;

    private Forum() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }

    /// <summary>In addresses and on posters; random, it never changes.</summary>
    public string Code { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public DateOnly FirstDay { get; private set; }
    public DateOnly LastDay { get; private set; }

    /// <summary>From then on young people and professionals see it, and may register; null while it is prepared.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>What is prepared, as JSON: <see cref="ForumSheet"/>.</summary>
    public string Prepared { get; private set; } = "";

    /// <summary>Rises with each change of what is prepared: two who write at once do not undo each other.</summary>
    public int Version { get; private set; }

    /// <summary>The code of an action of the territory’s plan that this event is counted for; null for none.</summary>
    public string? PlanAction { get; private set; }

    /// <summary>The code of that action’s indicator.</summary>
    public string? PlanIndicator { get; private set; }

    /// <summary>Who was reached, as safe tables in JSON; null until the day after the last one.</summary>
    public string? Reach { get; private set; }

    /// <summary>The day the figures were made; from then on they never change.</summary>
    public DateOnly? CountedOn { get; private set; }

    public ForumSheet Sheet => JsonSerializer.Deserialize<ForumSheet>(Prepared)!;
    public bool IsOpen => PublishedAt is not null && CancelledAt is null;

    /// <summary>Days the wrong way round, or past: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="bodyId">Whose.</param>
    /// <param name="name">As people call it.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="firstDay">The first day.</param>
    /// <param name="lastDay">The last one.</param>
    /// <param name="today">It is today.</param>
    /// <param name="key">Made by the form, it becomes its id: pressing twice prepares one. Empty for a new one.</param>
    public static Forum Prepare(Guid bodyId, string name, string purpose, DateOnly firstDay, DateOnly lastDay, DateOnly today, Guid key = default)
    {
        if (firstDay < today) throw new BrokenRuleException("Le premier jour est déjà passé.");
        CheckDays(firstDay, lastDay);
        return new()
        {
            Id = key == Guid.Empty ? SecretCode.NewId() : key, BodyId = bodyId, Code = SecretCode.NewCode(CodeLength).ToLowerInvariant(), Name = name, Purpose = purpose,
            FirstDay = firstDay, LastDay = lastDay, Prepared = JsonSerializer.Serialize(ForumSheet.Empty),
        };
    }

    /// <summary>Days the wrong way round, or a stop outside: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="name">As people call it.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="firstDay">The first day.</param>
    /// <param name="lastDay">The last one.</param>
    /// <param name="stops">The days of its stops: they stay inside.</param>
    public void Change(string name, string purpose, DateOnly firstDay, DateOnly lastDay, IReadOnlyCollection<DateOnly> stops)
    {
        MustGoOn();
        CheckDays(firstDay, lastDay);
        if (stops.Any(day => day < firstDay || day > lastDay)) throw new BrokenRuleException("Une étape serait hors de ces jours. Changez l’étape d’abord.");
        (Name, Purpose, FirstDay, LastDay) = (name, purpose, firstDay, lastDay);
    }

    /// <summary>The action of the plan and its indicator, or neither.</summary>
    public void CountsFor(string? action, string? indicator) => (PlanAction, PlanIndicator) = (action, action is null ? null : indicator);

    /// <summary>No stop yet, or cancelled: <see cref="BrokenRuleException"/>. The second time nothing happens.</summary>
    public void Publish(int stops, DateTimeOffset now)
    {
        MustGoOn();
        if (stops == 0) throw new BrokenRuleException("Ajoutez d’abord une étape.");
        PublishedAt ??= now;
    }

    /// <summary>It does not happen; over already: <see cref="BrokenRuleException"/>.</summary>
    public void Cancel(DateTimeOffset now, DateOnly today)
    {
        if (today > LastDay) throw new BrokenRuleException("Ce forum est fini. Il ne s’annule plus.");
        CancelledAt ??= now;
    }

    /// <summary>Writes what is prepared.</summary>
    public void Write(ForumSheet sheet) => (Prepared, Version) = (JsonSerializer.Serialize(sheet), Version + 1);

    internal void Count(string reach, DateOnly today)
    {
        if (CountedOn is not null) return;
        (Reach, CountedOn) = (reach, today);
    }

    private void MustGoOn()
    {
        if (CancelledAt is not null) throw new BrokenRuleException("Ce forum est annulé.");
        if (CountedOn is not null) throw new BrokenRuleException("Ce forum est fini. Il ne change plus.");
    }

    private static void CheckDays(DateOnly firstDay, DateOnly lastDay)
    {
        if (lastDay < firstDay) throw new BrokenRuleException("Le dernier jour vient après le premier.");
        if (lastDay > firstDay.AddDays(60)) throw new BrokenRuleException("60 jours au plus, du premier au dernier.");
    }
}
