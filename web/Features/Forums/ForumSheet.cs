namespace ChildProtection.Features.Forums;

/// <summary>A partner and its stand.</summary>
/// <param name="Name">Of the association or the office.</param>
/// <param name="Brings">What it brings.</param>
/// <param name="Contact">Who contacts it: a function, never a name.</param>
public sealed record Stand(string Name, string Brings, string Contact);

/// <summary>One thing to do before the event.</summary>
/// <param name="Id">Of this line.</param>
/// <param name="What">In a few words.</param>
/// <param name="DueOn">Before the end of this day.</param>
/// <param name="Who">A function, never a name.</param>
/// <param name="DoneOn">Null while it waits.</param>
public sealed record CheckItem(Guid Id, string What, DateOnly DueOn, string Who, DateOnly? DoneOn)
{
    public bool IsLateOn(DateOnly today) => DoneOn is null && DueOn < today;
}

/// <summary>One line of the budget, in cents of euros.</summary>
/// <param name="Name">What it pays; unique in one event.</param>
/// <param name="Planned">In cents.</param>
/// <param name="Voted">In cents; null while nothing is voted.</param>
/// <param name="Spent">In cents; null while nothing is spent.</param>
/// <param name="IsChanged">The voted sum was written again after the vote: it says so until the next vote.</param>
public sealed record BudgetLine(string Name, long Planned, long? Voted, long? Spent, bool IsChanged = false)
{
    public bool IsOver => Spent > (Voted ?? Planned);
}

/// <summary>Hands counted in a room: how many for, against, neither.</summary>
public sealed record HandCount(int For, int Against, int Neither, DateOnly Day);

/// <summary>What is prepared of an event: what the facilitators write, and nothing about a person.</summary>
public sealed record ForumSheet
{
    public const int Most = 30;
    public const int WordsLength = 120;

    /// <summary>More than a door’s telephones keep while there is no network.</summary>
    public const int MostPresses = 400;

    /// <summary>In cents: a million euros.</summary>
    public const long MostCents = 100_000_000;

    public static ForumSheet Empty { get; } = new();

    public IReadOnlyList<Stand> Stands { get; init; } = [];
    public IReadOnlyList<CheckItem> Checks { get; init; } = [];
    public IReadOnlyList<BudgetLine> Budget { get; init; } = [];

    /// <summary>What there is to spend, in cents; null while it is not known.</summary>
    public long? Envelope { get; init; }

    /// <summary>The counted election of the body that voted this budget; null when none did.</summary>
    public Guid? ElectionId { get; init; }

    /// <summary>The hands that voted this budget; null when none did.</summary>
    public HandCount? Hands { get; init; }

    /// <summary>How many came in without a ticket, by stop: counted at the door, nobody is in it.</summary>
    public IReadOnlyDictionary<Guid, int> WithoutTicket { get; init; } = new Dictionary<Guid, int>();

    /// <summary>Presses for people without a ticket that telephones sent, by random ids, the last <see cref="MostPresses"/>: sent again, one counts once.</summary>
    public IReadOnlyList<string> Presses { get; init; } = [];

    public long Planned => Budget.Sum(line => line.Planned);
    public long Voted => Budget.Sum(line => line.Voted ?? 0);
    public long Spent => Budget.Sum(line => line.Spent ?? 0);
    public bool IsVoted => ElectionId is not null || Hands is not null;

    /// <summary>The same name again replaces the stand.</summary>
    public ForumSheet With(Stand stand) => this with { Stands = Bounded([.. Stands.Where(one => !Same(one.Name, stand.Name)), stand]) };

    public ForumSheet WithoutStand(string name) => this with { Stands = [.. Stands.Where(one => !Same(one.Name, name))] };

    /// <summary>By date.</summary>
    public ForumSheet With(CheckItem check) => this with { Checks = Bounded([.. Checks.Where(one => one.Id != check.Id).Append(check).OrderBy(one => one.DueOn)]) };

    public ForumSheet WithoutCheck(Guid id) => this with { Checks = [.. Checks.Where(one => one.Id != id)] };

    /// <summary>The same name again replaces the line; a voted sum that is not said again stays. Totals above the envelope, or voted sums before any vote: <see cref="BrokenRuleException"/>.</summary>
    public ForumSheet With(BudgetLine line) => (this with { Budget = Bounded([.. Budget.Select(one => Same(one.Name, line.Name) ? After(one, line) : one), .. Budget.Any(one => Same(one.Name, line.Name)) ? Array.Empty<BudgetLine>() : [line]]) }).Checked();

    /// <summary>A line that is voted stays: <see cref="BrokenRuleException"/>.</summary>
    public ForumSheet WithoutLine(string name) => Budget.Any(one => Same(one.Name, name) && one.Voted is not null)
        ? throw new BrokenRuleException("Cette ligne est votée. Elle reste.") : this with { Budget = [.. Budget.Where(one => !Same(one.Name, name))] };

    /// <summary>Voted, by an election or by hands: what was changed since the vote before is the body’s own now.</summary>
    public ForumSheet VotedBy(Guid? election, HandCount? hands) => this with { ElectionId = election, Hands = hands, Budget = [.. Budget.Select(line => line with { IsChanged = false })] };

    /// <summary>One more who has no ticket. More than a stop may hold: <see cref="BrokenRuleException"/>.</summary>
    public ForumSheet OneMoreAt(Guid stopId)
    {
        var count = WithoutTicket.GetValueOrDefault(stopId) + 1;
        return count > Stops.ForumStop.MostPlaces ? throw new BrokenRuleException($"{Stops.ForumStop.MostPlaces} personnes au plus.") : this with { WithoutTicket = new Dictionary<Guid, int>(WithoutTicket) { [stopId] = count } };
    }

    /// <summary>Those of these presses that are new, as far as the stop holds them: nobody at a door without network would read a refusal.</summary>
    public ForumSheet PressedAt(Guid stopId, IEnumerable<string> presses)
    {
        var fresh = presses.Except(Presses, StringComparer.Ordinal).Take(Stops.ForumStop.MostPlaces - WithoutTicket.GetValueOrDefault(stopId)).ToList();
        return fresh.Count == 0 ? this : this with
        {
            WithoutTicket = new Dictionary<Guid, int>(WithoutTicket) { [stopId] = WithoutTicket.GetValueOrDefault(stopId) + fresh.Count },
            Presses = [.. Presses.Concat(fresh).TakeLast(MostPresses)],
        };
    }

    /// <summary>Totals are held against the envelope.</summary>
    public ForumSheet Checked()
    {
        if (Budget.Any(line => line.Voted is not null) && !IsVoted) throw new BrokenRuleException("Dites d’abord comment ce budget est voté.");
        if (Envelope is not { } envelope) return this;
        if (Planned > envelope) throw new BrokenRuleException($"Le total prévu dépasse l’argent disponible\u00A0: {Euros.Words(Planned)} pour {Euros.Words(envelope)}.");
        if (Voted > envelope) throw new BrokenRuleException($"Le total voté dépasse l’argent disponible\u00A0: {Euros.Words(Voted)} pour {Euros.Words(envelope)}.");
        return this;
    }

    private static BudgetLine After(BudgetLine before, BudgetLine line) =>
        line with { Voted = line.Voted ?? before.Voted, IsChanged = before.IsChanged || before.Voted is { } voted && line.Voted is { } again && again != voted };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static T[] Bounded<T>(T[] lines) => lines.Length <= Most ? lines : throw new BrokenRuleException($"{Most} lignes au plus. Enlevez une ligne d’abord.");
}
