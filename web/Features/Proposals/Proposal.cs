using System.Linq.Expressions;

namespace ChildProtection.Features.Proposals;

/// <summary>For whom an idea is: those who live where its author lives, those of the zone, or every young person of the territory.</summary>
public enum ProposalReach
{
    [Display(Name = "Mon lieu de vie")]
    Place,

    [Display(Name = "Mon secteur")]
    Zone,

    [Display(Name = "Tout le territoire")]
    Territory,
}

/// <summary>« Une idée » (proposition): told by a young person, kept for reading, then published, supported and discussed (R11, P08).</summary>
public sealed class Proposal
{
    /// <summary>Of one author, those that are not published.</summary>
    public const int MostOfOne = 10;

    /// <summary>How long the code for a co-author is good, in days.</summary>
    public const int CoCodeDays = 7;

    /// <summary>Of <see cref="Scope"/>.</summary>
    public const int ScopeLength = 60;

    private Proposal() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>The committee it goes to; null while no open one fits.</summary>
    public Guid? BodyId { get; private set; }
    public ProposalState State { get; private set; }
    public ProposalManner Manner { get; private init; }
    public ProposalTheme Theme { get; private set; }
    public ProposalReach Reach { get; private set; }

    /// <summary>Who may read it once it is published (<see cref="ProposalAudience"/>): a code of the territory, a zone or a place. Empty before it is given.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>Its author chose to show their pseudonym; otherwise no page shows who wrote it, the facilitator’s neither.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>What it says (<see cref="ProposalWords"/>), sealed; null once it is withdrawn.</summary>
    public byte[]? Words { get; private set; }

    /// <summary>Grows with each change: two windows do not overwrite each other.</summary>
    public int Revision { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>The day by which a facilitator reads it, promised when it was given.</summary>
    public DateOnly? ReadBy { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Its place among the published ones, the newest the greatest, no two alike; null when readers may not see it.</summary>
    public long? Rank { get; private set; }

    /// <summary>Kept with the supports, in the same transaction; an invariant counts them again.</summary>
    public int SupportCount { get; private set; }

    /// <summary>From then on nobody adds a point.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The day by which the institution owes what comes next; null when it owes nothing.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Young people say that it is not done where they are, and nothing was explained yet.</summary>
    public bool IsContested { get; private set; }

    /// <summary>When its author saw what became of it; null when there is something new.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Why it came back: codes of <see cref="ReturnReason"/>.</summary>
    public string? Reasons { get; private set; }

    /// <summary>The word it came back with, sealed with its author’s key.</summary>
    public byte[]? Word { get; private set; }

    /// <summary>The code that lets a co-author in, under a key; null for none.</summary>
    public string? CoCodeIndex { get; private set; }
    public DateTimeOffset? CoCodeUntil { get; private set; }

    /// <summary>What a line of a list shows, and no other column: each is text that SQLite reads anew, row by row.</summary>
    internal static readonly Expression<Func<Proposal, Proposal>> OfLine = one => new Proposal
    {
        Id = one.Id, AuthorId = one.AuthorId, State = one.State, Theme = one.Theme, Reach = one.Reach, Scope = one.Scope, Words = one.Words,
        PublishedAt = one.PublishedAt, Rank = one.Rank, SupportCount = one.SupportCount, IsContested = one.IsContested,
    };

    public bool IsOwn => State is ProposalState.Draft or ProposalState.Returned;
    public bool IsShown => Rank is not null;
    public bool IsOpen => IsShown && ProposalStates.Open.Contains(State);

    public static Proposal Begin(Guid id, Guid authorId, ProposalManner manner, byte[] words, DateTimeOffset now) => new()
    {
        Id = id, AuthorId = authorId, Manner = manner, Theme = ProposalTheme.Other, Reach = ProposalReach.Territory, Words = words, ChangedAt = now, SeenAt = now,
    };

    /// <summary>No more a draft: <see cref="BrokenRuleException"/>.</summary>
    public void Write(byte[] words, ProposalTheme theme, ProposalReach reach, bool isNamed, DateTimeOffset now)
    {
        if (!IsOwn) throw new BrokenRuleException("Ton idée est déposée. Elle ne change plus pour le moment.");
        (Words, Theme, Reach, IsNamed, ChangedAt) = (words, theme, reach, isNamed, now);
        Revision++;
    }

    /// <summary>A file came or went.</summary>
    public void Touch(DateTimeOffset now) => (ChangedAt, Revision) = (now, Revision + 1);

    /// <summary>To the facilitator.</summary>
    public void Give(string scope, Guid? bodyId, DateOnly readBy, DateTimeOffset now)
    {
        if (!IsOwn) throw new BrokenRuleException("Ton idée est déjà déposée.");
        (State, Scope, BodyId, ReadBy, GivenAt, ChangedAt, SeenAt) = (ProposalState.Given, scope, bodyId, readBy, now, now, now);
        (CoCodeIndex, CoCodeUntil) = (null, null);
    }

    /// <summary>Back to its author, who was quicker than the reader.</summary>
    public void TakeBack(DateTimeOffset now)
    {
        if (State != ProposalState.Given) throw new BrokenRuleException("Cette idée n’attend plus.");
        (State, ReadBy, GivenAt, ChangedAt, SeenAt) = (ProposalState.Draft, null, null, now, now);
    }

    /// <summary>For readers, at this place of the list.</summary>
    public void Publish(long rank, DateTimeOffset now)
    {
        if (State != ProposalState.Given) throw new BrokenRuleException("Cette idée n’attend plus. Quelqu’un l’a lue, ou son auteur l’a reprise.");
        (State, Rank, PublishedAt, ReadBy, ChangedAt, SeenAt, Reasons, Word) = (ProposalState.Published, rank, now, null, now, null, null, null);
    }

    /// <summary>To its author with a word; what was shown is hidden again.</summary>
    public void Return(string reasons, byte[] word, DateTimeOffset now)
    {
        if (State != ProposalState.Given && !IsShown) throw new BrokenRuleException("Cette idée n’est plus là. Son auteur l’a peut-être reprise.");
        (State, Rank, PublishedAt, ReadBy, Reasons, Word, ChangedAt, SeenAt) = (ProposalState.Returned, null, null, null, reasons, word, now, null);
        (DueOn, IsContested) = (null, false);
    }

    /// <summary>What a facilitator typed of a voice message; its author rereads it.</summary>
    public void Typed(byte[] words) => Words = words;

    /// <summary>A first point is there.</summary>
    public bool Discuss()
    {
        if (State != ProposalState.Published) return false;
        State = ProposalState.Discussed;
        return true;
    }

    /// <summary>A step of the answer that is owed: the rules are in <see cref="Answers.ProposalAnswer"/>.</summary>
    /// <param name="state">The new one.</param>
    /// <param name="dueOn">The day by which the next step is owed; null for none.</param>
    /// <param name="now">The instant.</param>
    internal void MoveOn(ProposalState state, DateOnly? dueOn, DateTimeOffset now)
    {
        (State, DueOn, IsContested, ChangedAt, SeenAt) = (state, dueOn, false, now, null);
        Revision++;
    }

    /// <summary>Said to be done, and not everywhere.</summary>
    internal void Contest(DateOnly dueOn, DateTimeOffset now) => (IsContested, DueOn, ChangedAt, SeenAt) = (true, dueOn, now, null);

    /// <summary>No more points; or points again.</summary>
    public void Close(DateTimeOffset? at) => ClosedAt = at;

    public void See(DateTimeOffset now) => SeenAt ??= now;

    /// <summary>A code for one co-author; the one before opens nothing any more.</summary>
    public void Share(string codeIndex, DateTimeOffset until) => (CoCodeIndex, CoCodeUntil) = (codeIndex, until);

    /// <summary>It served.</summary>
    public void EndCode() => (CoCodeIndex, CoCodeUntil) = (null, null);

    /// <summary>Taken away by its author after it was published: the words go at once.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (State == ProposalState.Withdrawn) throw new BrokenRuleException("Cette idée est déjà retirée.");
        (State, Rank, Words, Word, Reasons, SupportCount, ChangedAt, SeenAt) = (ProposalState.Withdrawn, null, null, null, null, 0, now, now);
        (DueOn, IsContested) = (null, false);
    }
}
