using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>How a young person wants to talk.</summary>
public enum TalkWay
{
    [Display(Name = "Appelez-moi")]
    Call,

    [Display(Name = "Venez me voir")]
    Meet,

    [Display(Name = "Écrivez-moi ici")]
    Write,
}

/// <summary>When they want to.</summary>
public enum TalkMoment
{
    [Display(Name = "Dès que possible")]
    Soon,

    [Display(Name = "Après les cours")]
    AfterSchool,

    [Display(Name = "Le soir")]
    Evening,

    [Display(Name = "Un autre jour")]
    AnotherDay,
}

/// <summary>What the team ticks while it answers: nothing is forgotten, and whoever goes on sees what is done. Stored as a number: never change the values.</summary>
[Flags]
public enum TalkSteps
{
    None = 0,

    [Display(Name = "J’ai parlé au jeune, ou j’ai essayé.")]
    Reached = 1,

    [Display(Name = "J’ai demandé s’il est en sécurité maintenant.")]
    Safe = 2,

    [Display(Name = "En danger maintenant\u00A0: j’ai appelé le 17, ou le 119.")]
    Called = 4,

    [Display(Name = "Un doute sur un danger\u00A0: j’ai écrit à la CRIP.")]
    Transmitted = 8,

    [Display(Name = "J’ai dit au jeune ce qui va suivre.")]
    Explained = 16,
}

/// <summary>What whoever read it does about it.</summary>
public enum TalkFollow
{
    [Display(Name = "J’appelle maintenant")]
    Calls,

    [Display(Name = "Je viens sur place")]
    Comes,

    [Display(Name = "Je cherche un moment")]
    Arranges,

    [Display(Name = "Nous avons parlé")]
    Talked,
}

/// <summary>« Je veux parler à quelqu’un »: how, when, and what was done about it, step by step (N15). Never an alert line, and it says so.</summary>
public sealed class TalkRequest
{
    /// <summary>In <see cref="SaidAt.Kind"/>, when the words tell of a danger.</summary>
    public const string AlertKind = "parler";

    public const int PlaceLength = 160;
    public const int WordsLength = 2_000;

    /// <summary>One person has no more of these open at once.</summary>
    public const int MostOpen = 3;

    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);

    private TalkRequest() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }
    public TalkWay Way { get; private init; }
    public TalkMoment Moment { get; private init; }

    /// <summary>The number or the place, sealed; null when they only want to be written to.</summary>
    public byte[]? Place { get; private init; }

    /// <summary>What it is about, sealed; null when they did not say.</summary>
    public byte[]? Words { get; private init; }

    /// <summary>Made by the form: pressing twice asks once.</summary>
    public Guid SubmissionKey { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? ReadAt { get; private set; }
    public Guid? ReadById { get; private set; }
    public TalkFollow? Follow { get; private set; }
    public DateTimeOffset? FollowAt { get; private set; }

    /// <summary>Who said it; null before, and once that account is erased.</summary>
    public Guid? FollowById { get; private set; }

    /// <summary>What was written back, sealed with the young person’s key.</summary>
    public byte[]? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <inheritdoc cref="FollowById"/>
    public Guid? AnsweredById { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When something last came of it; null for nothing yet.</summary>
    public DateTimeOffset? NewsAt { get; private set; }

    /// <summary>When its author last looked.</summary>
    public DateTimeOffset SeenAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the team is told again, unless something came of it; null once it is finished.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    /// <summary>How often the team was told again.</summary>
    public int Reminders { get; private set; }

    /// <summary>What the team ticked.</summary>
    public TalkSteps Steps { get; private set; }

    public bool IsOpen => DoneAt is null;

    /// <param name="id">Its own.</param>
    /// <param name="author">The young person.</param>
    /// <param name="way">How they want to talk.</param>
    /// <param name="moment">When they want to.</param>
    /// <param name="place">Sealed.</param>
    /// <param name="words">Sealed.</param>
    /// <param name="submissionKey">Of the form.</param>
    /// <param name="now">The instant.</param>
    /// <param name="heardAt">When the team is told: after the quiet hours; null for now.</param>
    public static TalkRequest Ask(Guid id, Guid author, TalkWay way, TalkMoment moment, byte[]? place, byte[]? words, Guid submissionKey, DateTimeOffset now, DateTimeOffset? heardAt = null) => new()
    {
        Id = id, AuthorId = author, Way = way, Moment = moment, Place = place, Words = words, SubmissionKey = submissionKey, AskedAt = now, SeenAt = now, ChangedAt = now, RemindAt = (heardAt ?? now) + Patience(moment, isRead: false),
    };

    /// <summary>How long the team has before it is told again: an hour for « dès que possible » that nobody read, else a day.</summary>
    public static TimeSpan Patience(TalkMoment moment, bool isRead) => moment == TalkMoment.Soon && !isRead ? TimeSpan.FromHours(1) : ADay;

    /// <summary>The first who reads is the one the young person sees.</summary>
    public void Read(Guid by, DateTimeOffset now)
    {
        if (ReadAt is not null) return;
        (ReadAt, ReadById, NewsAt, ChangedAt, RemindAt) = (now, by, now, now, now + ADay);
    }

    /// <summary>Ticks what is done; whoever does gives a sign. Not read: <see cref="BrokenRuleException"/>.</summary>
    public void Tick(TalkSteps steps, DateTimeOffset now)
    {
        if (ReadAt is null) throw new BrokenRuleException("Lisez d’abord cette demande.");
        (Steps, ChangedAt, RemindAt) = (steps, now, IsOpen ? now + ADay : null);
    }

    /// <summary>Says what happens now. Not read: <see cref="BrokenRuleException"/>.</summary>
    public void Tell(Guid by, TalkFollow follow, DateTimeOffset now)
    {
        if (ReadAt is null) throw new BrokenRuleException("Lisez d’abord cette demande.");
        if (!IsOpen) throw new BrokenRuleException("Cette demande est déjà finie.");
        (Follow, FollowAt, FollowById, NewsAt, ChangedAt) = (follow, now, by, now, now);
        if (follow == TalkFollow.Talked) DoneAt = now;
        RemindAt = IsOpen ? now + ADay : null;
    }

    /// <summary>Writes back; the last words replace none: once.</summary>
    public void AnswerWith(Guid by, byte[] words, DateTimeOffset now)
    {
        if (ReadAt is null) throw new BrokenRuleException("Lisez d’abord cette demande.");
        if (AnsweredAt is not null) throw new BrokenRuleException("Une réponse est déjà partie. Rechargez la page.");
        (Answer, AnsweredAt, AnsweredById, NewsAt, ChangedAt) = (words, now, by, now, now);
        if (Way == TalkWay.Write) DoneAt ??= now;
        RemindAt = IsOpen ? now + ADay : null;
    }
}
