namespace ChildProtection.Features.Meetings;

/// <summary>Where the minutes stand.</summary>
public enum MinutesState
{
    /// <summary>Nobody wrote any.</summary>
    None,

    /// <summary>Whoever was there reads them again.</summary>
    ToReread,

    /// <summary>Somebody who was there asks for a change.</summary>
    Returned,

    /// <summary>Somebody who was there agrees.</summary>
    Agreed,

    /// <summary>All the body reads them.</summary>
    Published,

    /// <summary>All the body reads them, and nobody who was there could read them before.</summary>
    PublishedUnread,
}

/// <summary>
/// « Réunion »: a body meets, at a public place. Its words are the body's: nobody's key seals them, and nobody is named in them.
/// </summary>
public sealed class Meeting
{
    /// <summary>The most places that may be counted.</summary>
    public const int MostPlaces = 500;

    /// <summary>In characters, of the minutes.</summary>
    public const int MinutesLength = 8_000;

    /// <summary>In characters, of « voici ce qu'on change ».</summary>
    public const int ChangeLength = 600;

    /// <summary>Days after its end when one may still say how it was.</summary>
    public const int OpinionDays = 14;

    /// <summary>Days after they were written when minutes that nobody can read again may be published.</summary>
    public const int UnreadDays = 14;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private Meeting() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }

    /// <summary>« Rencontre avec les élus »: members ask questions, which are answered one by one.</summary>
    public bool IsWithElected { get; private init; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>A <see cref="MeetingDetails"/>, sealed with nobody's key.</summary>
    public byte[] Details { get; private set; } = [];

    /// <summary>How many may come; null for no limit.</summary>
    public int? Places { get; private set; }

    /// <summary>How many points of the agenda one person may choose.</summary>
    public int Thumbs { get; private set; }

    /// <summary>RFC 5545 §3.8.7.4: one more for each change.</summary>
    public int Sequence { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The mail of the day before has gone.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>How many members came; null before it was written.</summary>
    public int? Present { get; private set; }

    /// <summary>How many members had to come for a decision, that day; null when the body has no such rule.</summary>
    public int? Quorum { get; private set; }

    /// <summary>Sealed with nobody's key.</summary>
    public byte[]? Minutes { get; private set; }
    public MinutesState MinutesState { get; private set; }

    /// <summary>One more each time the minutes are written.</summary>
    public int MinutesNumber { get; private set; }
    public DateTimeOffset? MinutesAt { get; private set; }

    /// <summary>« Voici ce qu'on change », sealed with nobody's key.</summary>
    public byte[]? Change { get; private set; }

    /// <summary>Made by the form: pressing twice plans it once.</summary>
    public Guid SubmissionKey { get; private init; }

    public bool IsCancelled => CancelledAt is not null;

    /// <summary>All the body reads its minutes: they change no more.</summary>
    public bool HasMinutes => MinutesState is MinutesState.Published or MinutesState.PublishedUnread;

    public bool IsOver(DateTimeOffset now) => EndsAt <= now;

    /// <summary>One may come, move or leave: it has not begun.</summary>
    public bool IsOpen(DateTimeOffset now) => !IsCancelled && StartsAt > now;

    /// <summary>Those who came say how it was.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="nextBegan">The body has met again since: what was said opens that meeting.</param>
    public bool TakesOpinions(DateTimeOffset now, bool nextBegan) => !IsCancelled && EndsAt <= now && !HasOpinions(now, nextBegan);

    /// <summary>No longer takes opinions: what was said may be shown, if enough people spoke.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="nextBegan">The body has met again since.</param>
    public bool HasOpinions(DateTimeOffset now, bool nextBegan) => !IsCancelled && EndsAt <= now && (nextBegan || EndsAt.AddDays(OpinionDays) <= now);

    /// <summary>In the past, or ending before it starts: <see cref="BrokenRuleException"/>.</summary>
    public static Meeting Plan(Guid id, Guid bodyId, bool isWithElected, MeetingTimes times, byte[] details, Guid submissionKey, DateTimeOffset now)
    {
        Check(times, now);
        return new Meeting
        {
            Id = id, BodyId = bodyId, IsWithElected = isWithElected, StartsAt = times.StartsAt, EndsAt = times.EndsAt, Places = times.Places, Thumbs = times.Thumbs,
            Details = details, ChangedAt = now, SubmissionKey = submissionKey,
        };
    }

    /// <summary>Fewer places than people, over, cancelled, or hours that cannot be: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="times">All of them, each time.</param>
    /// <param name="details">Sealed with nobody's key.</param>
    /// <param name="taken">How many places are taken.</param>
    /// <param name="now">The moment.</param>
    public void MoveTo(MeetingTimes times, byte[] details, int taken, DateTimeOffset now)
    {
        MustBeOpen(now);
        Check(times, now);
        if (times.Places < taken) throw new BrokenRuleException($"{taken} personnes viennent déjà. Il faut au moins autant de places.");
        if (StartsAt != times.StartsAt) RemindedAt = null;
        (StartsAt, EndsAt, Places, Thumbs, Details, ChangedAt) = (times.StartsAt, times.EndsAt, times.Places, times.Thumbs, details, now);
        Sequence++;
    }

    /// <summary>Over, or cancelled before: <see cref="BrokenRuleException"/>.</summary>
    public void Cancel(DateTimeOffset now)
    {
        MustBeOpen(now);
        (CancelledAt, ChangedAt) = (now, now);
        Sequence++;
    }

    /// <summary>Once it has begun: how many came, and how many were needed. Corrected later, it keeps how many were needed the first time.</summary>
    public void Count(int present, int? quorum, DateTimeOffset now)
    {
        MustHaveBegun(now);
        (Present, Quorum) = (present, Present is null ? quorum : Quorum);
    }

    /// <summary>Whoever was there reads them again from the start.</summary>
    public void Write(byte[] minutes, DateTimeOffset now)
    {
        MustHaveBegun(now);
        if (HasMinutes) throw new BrokenRuleException("Le compte rendu est publié. Il ne change plus.");
        (Minutes, MinutesAt, MinutesState) = (minutes, now, MinutesState.ToReread);
        MinutesNumber++;
    }

    /// <summary>By somebody who was there, of the text they read: agreed, or sent back with a word. What one asks to change holds until it is written again, whoever agrees.</summary>
    public void Reread(int number, bool isAgreed)
    {
        if (MinutesState == MinutesState.None || HasMinutes || number != MinutesNumber) throw new BrokenRuleException("Ce texte a changé depuis. Il faut le relire.");
        if (isAgreed && MinutesState == MinutesState.Returned) throw new BrokenRuleException("Un membre demande un changement. Il faut attendre le nouveau texte.");
        MinutesState = isAgreed ? MinutesState.Agreed : MinutesState.Returned;
    }

    /// <summary>Who came is written, none of them can read this text again, and it has waited long enough for somebody who could: it may be published as it is.</summary>
    /// <param name="hasReaders">Somebody who was there still sits on the body.</param>
    /// <param name="now">The moment.</param>
    public bool MayGoUnread(bool hasReaders, DateTimeOffset now) => MinutesState == MinutesState.ToReread && Present is not null && !hasReaders && MinutesAt?.AddDays(UnreadDays) <= now;

    /// <summary>Nobody who was there agreed with this text, though somebody could: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="hasReaders">Somebody who was there still sits on the body.</param>
    /// <param name="now">The moment.</param>
    public void PublishMinutes(bool hasReaders, DateTimeOffset now)
    {
        var isUnread = MayGoUnread(hasReaders, now);
        if (MinutesState != MinutesState.Agreed && !isUnread) throw new BrokenRuleException("Un membre présent doit d’abord être d’accord.");
        (MinutesState, MinutesAt) = (isUnread ? MinutesState.PublishedUnread : MinutesState.Published, now);
    }

    /// <summary>« Voici ce qu'on change », once opinions are closed.</summary>
    public void SayChange(byte[] change, bool nextBegan, DateTimeOffset now)
    {
        if (!HasOpinions(now, nextBegan)) throw new BrokenRuleException("Les avis ne sont pas encore fermés.");
        Change = change;
    }

    private void MustBeOpen(DateTimeOffset now)
    {
        if (IsCancelled) throw new BrokenRuleException("Cette réunion est annulée.");
        if (StartsAt <= now) throw new BrokenRuleException("Cette réunion a déjà commencé.");
    }

    private void MustHaveBegun(DateTimeOffset now)
    {
        if (IsCancelled) throw new BrokenRuleException("Cette réunion est annulée.");
        if (StartsAt > now) throw new BrokenRuleException("Cette réunion n’a pas commencé.");
    }

    private static void Check(MeetingTimes times, DateTimeOffset now)
    {
        if (times.StartsAt <= now) throw new BrokenRuleException("Choisissez un jour et une heure à venir.");
        if (times.EndsAt <= times.StartsAt) throw new BrokenRuleException("L’heure de fin vient avant l’heure de début.");
        if (times.EndsAt - times.StartsAt > Longest) throw new BrokenRuleException("Une réunion dure 12 heures au plus.");
    }
}

/// <summary>When, and for how many.</summary>
/// <param name="StartsAt">The instant it begins.</param>
/// <param name="EndsAt">The instant it ends.</param>
/// <param name="Places">How many may come; null for no limit.</param>
/// <param name="Thumbs">How many points of the agenda one person may choose.</param>
public sealed record MeetingTimes(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int? Places, int Thumbs);
