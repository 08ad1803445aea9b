namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>What a young adult asks for after 18.</summary>
public enum ReturnWish { ComeBack, TalkAgain }

/// <summary>« Je voudrais revenir » or « reparler de mon accompagnement », after 18: somebody owes an answer by a day.</summary>
public sealed class ReturnRequest
{
    public const int TextLength = 2_000;

    public required Guid Id { get; init; }
    public required Guid AuthorId { get; init; }

    /// <summary>Null once that child is erased.</summary>
    public Guid? ChildId { get; set; }
    public required ReturnWish Wish { get; init; }

    /// <summary>What they add, sealed with their key; null for nothing.</summary>
    public byte[]? Text { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateOnly DueOn { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Sealed with their key.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>Null before, and once that adult's account is erased.</summary>
    public Guid? AnswererId { get; set; }
}

/// <summary>« Redemandez-moi dans six mois »: said by the young person, and taken back when they want.</summary>
public sealed class LeavingFollowUp
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset ConsentedAt { get; set; }

    /// <summary>From this day the portal asks again.</summary>
    public required DateOnly AskOn { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>The words of a wish.</summary>
public static class ReturnWishes
{
    public static string Words(this ReturnWish wish) => wish switch
    {
        ReturnWish.ComeBack => "Je voudrais revenir",
        _ => "Je voudrais reparler de mon accompagnement",
    };

    public static string Theirs(this ReturnWish wish) => wish switch
    {
        ReturnWish.ComeBack => "Demande à revenir",
        _ => "Demande à reparler de son accompagnement",
    };
}
