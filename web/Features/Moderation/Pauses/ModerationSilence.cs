using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Pauses;

/// <summary>How long somebody only reads. It always ends by itself.</summary>
public enum SilenceLength
{
    [Display(Name = "1 heure")]
    Hour,

    [Display(Name = "1 jour")]
    Day,

    [Display(Name = "7 jours")]
    Week,

    [Display(Name = "30 jours, avec un autre modérateur")]
    Month,
}

/// <summary>What became of the talk that is offered before any pause.</summary>
public enum TalkOffered
{
    [Display(Name = "Oui, nous en avons parlé")]
    Held,

    [Display(Name = "Oui, la personne n’a pas voulu")]
    Declined,
}

/// <summary>A pause: somebody reads and does not write, for a time that is known. Decided by a person, never by the portal.</summary>
public sealed class ModerationSilence
{
    /// <summary>A month that nobody confirmed is forgotten after so many hours.</summary>
    public const int LapseHours = 24;

    /// <summary>Days of pause of one person that one moderator may decide in <see cref="WithinDays"/>; more takes two.</summary>
    public const int DaysOfOne = 7;

    /// <inheritdoc cref="DaysOfOne"/>
    public const int WithinDays = 30;

    private ModerationSilence() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>The text it began with; null once that is forgotten.</summary>
    public Guid? CaseId { get; private init; }
    public SilenceLength Length { get; private init; }
    public TalkOffered Talk { get; private init; }
    public GiveBackReason Reason { get; private init; }

    /// <summary>To the person, under their key.</summary>
    public byte[]? Word { get; private init; }
    public Guid? ById { get; private init; }

    /// <summary>The second person of a month.</summary>
    public Guid? ConfirmedById { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset From { get; private set; }
    public DateTimeOffset Until { get; private set; }

    /// <summary>Ended before its time.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>When the person saw it.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public bool NeedsSecond => Length == SilenceLength.Month && ConfirmedAt is null;

    public bool IsInForce(DateTimeOffset now) => !NeedsSecond && LiftedAt is null && From <= now && Until > now;

    public static ModerationSilence Begin(Guid id, Guid accountId, Guid caseId, SilenceLength length, TalkOffered talk, GiveBackReason reason, byte[]? word, Guid byId, DateTimeOffset now) => new()
    {
        Id = id, AccountId = accountId, CaseId = caseId, Length = length, Talk = talk, Reason = reason, Word = word, ById = byId, From = now, Until = now + Lasts(length),
    };

    /// <summary>From now on. The same person twice, or it is over: <see cref="BrokenRuleException"/>.</summary>
    public void Confirm(Guid moderator, DateTimeOffset now)
    {
        if (!NeedsSecond || LiftedAt is not null || now >= From.AddHours(LapseHours)) throw new BrokenRuleException("Cette pause n’attend plus.");
        if (ById == moderator) throw new BrokenRuleException("Un autre modérateur doit confirmer 30 jours.");
        (ConfirmedById, ConfirmedAt, From, Until, SeenAt) = (moderator, now, now, now + Lasts(Length), null);
    }

    /// <summary>What of it was or will be lived: until its end, or until it was lifted.</summary>
    public TimeSpan Lived => (LiftedAt ?? Until) - From;

    /// <summary>Ends it. It is over: <see cref="BrokenRuleException"/>.</summary>
    public void Lift(DateTimeOffset now)
    {
        if (LiftedAt is not null || Until <= now) throw new BrokenRuleException("Cette pause est déjà finie.");
        (LiftedAt, SeenAt) = (now, null);
    }

    public static string Words(SilenceLength length) => length == SilenceLength.Month ? "30 jours" : Choice.Of(typeof(SilenceLength)).First(choice => choice.Value == length.ToString()).Words;

    internal static TimeSpan Lasts(SilenceLength length) => length switch
    {
        SilenceLength.Hour => TimeSpan.FromHours(1),
        SilenceLength.Day => TimeSpan.FromDays(1),
        SilenceLength.Week => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(30),
    };
}
