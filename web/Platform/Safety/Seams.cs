namespace ChildProtection.Platform.Safety;

/// <summary>Where a text is: its kind (<see cref="IReportable.Kind"/>), its id, who wrote it.</summary>
public sealed record SaidAt(string Kind, Guid Id, Guid AuthorId);

/// <summary>Tells two people, through the outbox, in the caller’s transaction: the alert exists exactly when the text does (QA-30).</summary>
public interface IAlerts
{
    /// <param name="risks">Why.</param>
    /// <param name="at">Of what; never the words themselves.</param>
    /// <param name="reporter">Who said so; null when the words were found by <see cref="WordScreen"/>.</param>
    /// <returns>The alert’s id.</returns>
    Task<Guid> RaiseAsync(WordRisk risks, SaidAt at, Guid? reporter = null);

    /// <summary>For their author, to whom the portal said that somebody reads: of each of these texts, who has its alert, and since when. Those without an open or closed alert are not there.</summary>
    /// <param name="kind">As <see cref="IReportable.Kind"/>.</param>
    /// <param name="texts">Of whoever asks; held because of their own words, never because somebody reported them.</param>
    Task<IReadOnlyDictionary<Guid, AlertHeard>> HeardAsync(string kind, IReadOnlyCollection<Guid> texts) => Task.FromResult<IReadOnlyDictionary<Guid, AlertHeard>>(new Dictionary<Guid, AlertHeard>());
}

/// <summary>What became of an alert, to the author of the words.</summary>
/// <param name="Name">Who has it; null for nobody yet, and for somebody who is no longer here.</param>
/// <param name="At">Since when; null for nobody yet.</param>
public sealed record AlertHeard(string? Name, DateTimeOffset? At);

/// <summary>Elders who help other young people (« pair-aidance »): vetted as mentors are, for some hours a month.</summary>
public interface IElderSeats
{
    /// <summary>Hours a month for which this young person may help; 0 when they are of age and have no place of helper that runs today; null for a minor, who is helped.</summary>
    Task<int?> HoursAsync(Guid accountId);

    /// <summary>The groups in which an elder helps today, at most a hundred: rooms of mutual help take words of the young at these hours alone. None: such rooms have their own hours only.</summary>
    /// <param name="accountId">Who asks: theirs are those in which they help.</param>
    Task<IReadOnlyList<PeerMeeting>> MeetingsAsync(Guid accountId) => Task.FromResult<IReadOnlyList<PeerMeeting>>([]);
}

/// <summary>When a group of mutual help meets, each week.</summary>
/// <param name="Theme">Its subject, in words.</param>
/// <param name="Day">Of the week.</param>
/// <param name="From">On the clocks of the territory.</param>
/// <param name="To">Over from then on.</param>
/// <param name="IsMine">Whoever asks helps there.</param>
public sealed record PeerMeeting(string Theme, DayOfWeek Day, TimeOnly From, TimeOnly To, bool IsMine)
{
    /// <summary>Whether it is now.</summary>
    public bool IsAt(DateTime local) => local.DayOfWeek == Day && TimeOnly.FromDateTime(local) is var time && time >= From && time < To;

    /// <summary>When it begins next, later than this.</summary>
    public DateTime NextAfter(DateTime local)
    {
        var next = local.Date.AddDays(((int)Day - (int)local.DayOfWeek + 7) % 7) + From.ToTimeSpan();
        return next > local ? next : next.AddDays(7);
    }
}

/// <summary>How much the two of a conversation wrote in seven days, in numbers (SAFE-08). Somebody looks; nothing is decided by it.</summary>
/// <param name="Adult">Messages of the adult.</param>
/// <param name="Young">Messages of the young person.</param>
/// <param name="Late">Of the adult’s, those after 20:00 or before 8:00.</param>
public sealed record ThreadSignals(int Adult, int Young, int Late)
{
    private const int Many = 20;
    private const int TimesMore = 3;
    private const int MostLate = 3;

    /// <summary>Much, and far more than the young person; or late, several times.</summary>
    public bool IsToSee => Late >= MostLate || Adult >= Many && Adult >= TimesMore * Young;
}

/// <summary>Who is on duty (« astreinte »), and when rooms may be open.</summary>
public interface IDuty
{
    /// <summary>Whether somebody moderates at that time.</summary>
    Task<bool> IsCoveredAsync(DateTimeOffset at);

    /// <summary>The accounts of the « cadre d’astreinte », told when nobody decided in time (SAFE-21); none where no roster says so.</summary>
    Task<IReadOnlyList<Guid>> LeadersAsync(DateTimeOffset at) => Task.FromResult<IReadOnlyList<Guid>>([]);

    /// <summary>The territory’s quiet hours: 21 h to 8 h of its own time zone unless the pack says otherwise (SAFE-30).</summary>
    bool IsQuiet(DateTimeOffset at);
}

/// <summary>Sanctions bounded in time, decided by moderators.</summary>
public interface ISilences
{
    /// <summary>Until when this person only reads; null when they may write.</summary>
    Task<DateTimeOffset?> UntilAsync(Guid accountId);
}

/// <summary>A text as its moderator or its reporter sees it.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Words">What it says, opened.</param>
/// <param name="AuthorName">The pseudonym, or the adult’s name.</param>
/// <param name="SaidOn">When it was written.</param>
/// <param name="Where">In words: « Le salon du comité ».</param>
/// <param name="IsHeld">Nobody but its author and moderators reads it now.</param>
/// <param name="Parties">Whoever may not moderate it: those of a pair or of a thread (SAFE-25).</param>
public sealed record SaidText(SaidAt At, string Words, string AuthorName, DateTimeOffset SaidOn, string Where, bool IsHeld, IReadOnlyList<Guid> Parties)
{
    /// <summary>Where a file opens: « /fichiers/… »; null for words alone.</summary>
    public string? Address { get; init; }
}

/// <summary>What people say somewhere and what may be reported, held, given back: one for each kind of text.</summary>
public interface IReportable
{
    /// <summary>In addresses: « message », « argument ».</summary>
    string Kind { get; }

    /// <summary>What the person who asks reads; null for anything else.</summary>
    Task<SaidText?> SeenAsync(Guid id);

    /// <summary>For moderators, whatever its state; null when it exists no more.</summary>
    Task<SaidText?> OfAsync(Guid id);

    /// <summary>Held for reading, the oldest first.</summary>
    Task<IReadOnlyList<SaidText>> WaitingAsync(int most);

    /// <summary>The same without opening any word, page by page: every one of them gets its clock, however many there are.</summary>
    /// <param name="skip">How many were listed already.</param>
    /// <param name="most">How many now.</param>
    async Task<IReadOnlyList<SaidAt>> WaitingIdsAsync(int skip, int most) => [.. (await WaitingAsync(skip + most)).Skip(skip).Select(text => text.At)];

    /// <summary>Nobody reads it until somebody decides. In the caller’s transaction, as the next two.</summary>
    Task HoldAsync(Guid id);

    /// <summary>Everybody it was for reads it (again).</summary>
    Task ShowAsync(Guid id);

    /// <summary>Given back to its author with this reason, a code of the moderation rules; nobody else reads it.</summary>
    Task ReturnAsync(Guid id, string reason);

    /// <summary>Where its author writes it again, for « Réécrire »; null for nowhere.</summary>
    Task<string?> RewriteAtAsync(Guid id) => Task.FromResult<string?>(null);
}

/// <summary>A text that a court may ask for.</summary>
public sealed class KeptText
{
    /// <summary>As <see cref="IReportable.Kind"/>.</summary>
    public required string Kind { get; init; }
    public required Guid Id { get; init; }
}

/// <summary>What is kept for the courts (« legal hold »): whatever else is known of these texts does not go by age meanwhile.</summary>
public interface IKeptTexts
{
    /// <summary>All of them, to be asked within another query.</summary>
    /// <param name="db">Of that query.</param>
    IQueryable<KeptText> Of(PortalDb db);
}

/// <summary>The accompanied thread of one young person and one adult (mentor, parrain, marraine).</summary>
public interface IPairThreads
{
    /// <summary>Opens it, in the caller’s transaction; each of the two still has to accept. Only supervised ones exist (SAFE-01).</summary>
    /// <param name="youth">The young person: the only one who may write first (SAFE-02).</param>
    /// <param name="adult">The mentor.</param>
    /// <param name="supervisors">At least one; both of the pair see their names.</param>
    Task<Guid> OpenAsync(Guid youth, Guid adult, IReadOnlyList<Guid> supervisors);

    /// <summary>These people, and nobody else, accompany all such threads from now on: whoever no longer does reads none of them, open or closed. In the caller’s transaction.</summary>
    Task SuperviseAsync(IReadOnlyList<Guid> people) => Task.CompletedTask;

    /// <summary>When each of these threads last had a message shown; never which or whose.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastAsync(IReadOnlyList<Guid> rooms);

    /// <summary>How much and how late the adult writes; null for no such conversation. Never a word.</summary>
    Task<ThreadSignals?> SignalsAsync(Guid room) => Task.FromResult<ThreadSignals?>(null);

    /// <summary>Read-only from now on; both keep what was said until its time is over.</summary>
    Task CloseAsync(Guid room);

    /// <summary>This person reads and hears nothing of it from now on; the other sees no change (SAFE-03, N16). In the caller’s transaction.</summary>
    Task LeaveAsync(Guid room, Guid person);
}
