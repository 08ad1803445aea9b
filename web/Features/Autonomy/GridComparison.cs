using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

/// <summary>What two answers to the same statement are to each other: things to talk about, never right and wrong.</summary>
public enum Meeting { Same, Different, ToTalkAbout, OneSide }

/// <summary>How a meeting of two answers is shown.</summary>
public static class Meetings
{
    public static readonly IReadOnlyList<Meeting> InOrder = [Meeting.ToTalkAbout, Meeting.Different, Meeting.Same, Meeting.OneSide];

    /// <summary>Far apart, or apart on what matters to the young person: to talk about. Null: neither answered.</summary>
    public static Meeting? Of(AnswerCode? young, AnswerCode? adult)
    {
        var (mine, theirs) = (Place(young), Place(adult));
        if (mine is null && theirs is null) return null;
        if (mine is null || theirs is null) return Meeting.OneSide;
        var apart = Math.Abs(mine.Value - theirs.Value);
        return apart == 0 ? Meeting.Same : apart > 1 || young!.IsImportant ? Meeting.ToTalkAbout : Meeting.Different;
    }

    public static string Words(this Meeting meeting) => meeting switch
    {
        Meeting.Same => "Pareil",
        Meeting.Different => "Différent",
        Meeting.ToTalkAbout => "À en parler",
        _ => "Une seule réponse",
    };

    public static string Icon(this Meeting meeting) => meeting switch
    {
        Meeting.Same => "coche",
        Meeting.Different => "vague",
        Meeting.ToTalkAbout => "bulle",
        _ => "question",
    };

    public static string Colour(this Meeting meeting) => meeting switch
    {
        Meeting.Same => "feuille",
        Meeting.Different => "ciel",
        Meeting.ToTalkAbout => "ocre",
        _ => "violet",
    };

    /// <summary>How alone one does it, to know which of two answers goes further; never shown, never added up. Null for no answer.</summary>
    internal static int? Place(AnswerCode? answer) => answer?.Kind switch
    {
        AnswerKind.NotYet => 0,
        AnswerKind.Learning => 1,
        AnswerKind.WithHelp => 2,
        AnswerKind.Alone => 3,
        _ => null,
    };
}

/// <summary>What moved between two grids, in one domain.</summary>
public enum Move { MoreAlone, Alike, TalkAboutIt, NothingToCompare }

/// <summary>Two grids of the same person, one after the other: in words, statement by statement, by identity.</summary>
public static class GridMoves
{
    /// <summary>One statement whose answer changed.</summary>
    public sealed record Moved(GridStatement Statement, AnswerCode Before, AnswerCode After);

    public static IReadOnlyList<Moved> Of(ReferentialDomain domain, Side before, Side after) =>
    [
        .. from statement in domain.Statements
           let then = before.Of(statement)
           let now = after.Of(statement)
           where Meetings.Place(then) is not null && Meetings.Place(now) is not null && then!.Kind != now!.Kind
           select new Moved(statement, then!, now!),
    ];

    public static Move In(ReferentialDomain domain, Side before, Side after)
    {
        if (!domain.Statements.Any(one => Meetings.Place(before.Of(one)) is not null && Meetings.Place(after.Of(one)) is not null)) return Move.NothingToCompare;
        var moved = Of(domain, before, after);
        var further = moved.Count(one => Meetings.Place(one.After) > Meetings.Place(one.Before));
        var back = moved.Count - further;
        return further > back ? Move.MoreAlone : back > further ? Move.TalkAboutIt : Move.Alike;
    }

    public static string Words(this Move move) => move switch
    {
        Move.MoreAlone => "Plus souvent seul·e",
        Move.Alike => "Pareil",
        Move.TalkAboutIt => "On en parle",
        _ => "Pas encore deux réponses",
    };

    public static string Icon(this Move move) => move switch { Move.MoreAlone => "arbre", Move.Alike => "vague", Move.TalkAboutIt => "bulle", _ => "question" };

    public static string Colour(this Move move) => move switch { Move.MoreAlone => "feuille", Move.Alike => "ciel", Move.TalkAboutIt => "ocre", _ => "violet" };
}

/// <summary>How much of a domain got one kind of answer, as a word: a number of answers would soon be read as a mark.</summary>
public static class Quantities
{
    public static string Words(int some, int all) => some switch
    {
        0 => "aucune phrase",
        _ when some == all => "toutes les phrases",
        _ when some * 3 >= all * 2 => "la plupart des phrases",
        _ when some * 3 >= all => "plusieurs phrases",
        _ => "quelques phrases",
    };
}
