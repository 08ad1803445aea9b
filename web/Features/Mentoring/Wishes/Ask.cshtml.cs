using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Mentoring.Wishes;

/// <summary>« Je voudrais quelqu’un »: pictures, few words; said again or taken back at any time.</summary>
[Authorize(RolePolicies.Young), OfModule(MentoringAccess.Module)]
public sealed class AskModel(AskForMentor ask) : PreparedPage
{
    [Display(Name = "Qui voudrais-tu ?")]
    public PairKind? Kind { get; private set; }

    [Display(Name = "Pour faire quoi ?")]
    public IReadOnlyList<string> Wanted { get; private set; } = [];

    [Display(Name = "Comment est cette personne\u00A0?")]
    public IReadOnlyList<string> Manner { get; private set; } = [];

    [Display(Name = "Autre chose à dire")]
    public string? Words { get; private set; }

    public AskForMentor.Shown? Mine { get; private set; }

    public static IEnumerable<Choice> Kinds => Choice.Of(typeof(PairKind)).Select(choice => choice with { Icon = choice.Value == nameof(PairKind.Mentoring) ? "sac" : "coeur" });

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour trouver la bonne personne.", "L’équipe du mentorat, et ton référent. Pas ta famille.", "La personne proposée voit tes images. Elle ne voit pas ton nom.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Mine = await ask.MineAsync();
        return null;
    }

    public void OnGet()
    {
        if (Mine is not { Wish.State: WishState.Waiting } mine) return;
        (Kind, Words) = (mine.Wish.Kind, mine.Words);
        Wanted = [.. Enum.GetValues<Topics>().Where(topic => topic != Topics.None && mine.Wish.Topics.HasFlag(topic)).Select(topic => topic.ToString())];
        Manner = [.. Enum.GetValues<Manners>().Where(manner => manner != Manners.None && mine.Wish.Manners.HasFlag(manner)).Select(manner => manner.ToString())];
    }

    public async Task<IActionResult> OnPostAskAsync([Required(ErrorMessage = "Choisis qui tu voudrais.")] PairKind? kind, IReadOnlyList<string>? wanted, IReadOnlyList<string>? manner,
        [StringLength(MentorWish.WordsLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string? words)
    {
        (Kind, Wanted, Manner, Words) = (kind, wanted ?? [], manner ?? [], words);
        if (!Enum.IsDefined(kind!.Value)) ModelState.AddModelError(nameof(Kind), "Choisis qui tu voudrais.");
        if (WishWords.Sum<Topics>(wanted) == Topics.None) ModelState.AddModelError(nameof(Wanted), "Choisis au moins une chose que tu voudrais faire.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        return await ask.AskAsync(kind.Value, WishWords.Sum<Topics>(wanted), WishWords.Sum<Manners>(manner), words) ? Redirect("/mentorat") : NotFound();
    }

    public async Task<IActionResult> OnPostWithdrawAsync() => await ask.WithdrawAsync() ? Redirect("/mentorat") : NotFound();
}
