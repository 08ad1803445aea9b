namespace ChildProtection.Features.Proposals;

/// <summary>Why an idea or a point comes back: chosen by the facilitator, told kindly to its author.</summary>
public enum ReturnReason
{
    [Display(Name = "Le nom de quelqu’un est écrit")]
    Name,

    [Display(Name = "Des mots peuvent blesser")]
    Wounding,

    [Display(Name = "L’idée n’est pas assez claire")]
    Unclear,

    [Display(Name = "C’est un souci personnel")]
    Personal,

    [Display(Name = "Une idée pareille existe déjà")]
    Already,

    [Display(Name = "Le texte est recopié\u00A0: son auteur doit le relire")]
    Typed,
}

/// <summary>The words of a reason.</summary>
public static class ReturnReasons
{
    /// <summary>In the database.</summary>
    public const int Length = 80;

    /// <summary>To the author.</summary>
    public static string ToAuthor(this ReturnReason reason) => reason switch
    {
        ReturnReason.Name => "On y lit le nom de quelqu’un. Enlève le nom.",
        ReturnReason.Wounding => "Des mots peuvent blesser. Dis-le autrement.",
        ReturnReason.Unclear => "On ne comprend pas tout. Explique un peu plus.",
        ReturnReason.Personal => "C’est ton histoire à toi. Un adulte peut t’aider autrement.",
        ReturnReason.Already => "Une idée pareille existe. Tu peux la soutenir.",
        _ => "Tes mots sont recopiés. Relis-les et corrige-les.",
    };

    public static string Freeze(IEnumerable<ReturnReason> reasons) => string.Join(',', reasons.Distinct().Order());

    /// <summary>A code that is none of ours any more is left out.</summary>
    public static IReadOnlyList<ReturnReason> Thaw(string? kept) => [.. (kept ?? "").Split(',').Select(code => Enum.TryParse<ReturnReason>(code, out var reason) ? reason : (ReturnReason?)null).OfType<ReturnReason>()];
}
