using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>« Ma feuille » before one date: my questions, whom I invite, whom I trust, what I want to say, and to whom. A draft for as long as nobody else reads it.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class PrepareModel(MilestoneLists lists, PrepareMilestone prepare, AutonomyAccess autonomy, WhoReads readers) : LoadedPage<MilestoneLists.Found>
{
    private const string TooLong = "C’est trop long : {1} caractères au plus.";
    private const int Long = 2_000;
    private const int Short = 200;

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>« Garder » has just been pressed.</summary>
    [FromQuery(Name = "garde")]
    public int? Kept { get; set; }

    [BindProperty, Display(Name = "Qui va lire ?"), Required(ErrorMessage = "Choisis qui va lire.")]
    public Audience? Audience { get; set; }

    [BindProperty, Display(Name = "Mes questions"), StringLength(Long, ErrorMessage = TooLong)]
    public string? Questions { get; set; }

    [BindProperty, Display(Name = "Qui j’invite")]
    public IReadOnlyList<string?> Invited { get; set; } = [];

    [BindProperty, Display(Name = "Quelqu’un d’autre"), StringLength(Short, ErrorMessage = TooLong)]
    public string? Other { get; set; }

    [BindProperty, Display(Name = "Ma personne de confiance"), StringLength(Short, ErrorMessage = TooLong)]
    public string? Trusted { get; set; }

    [BindProperty, Display(Name = "Ce que je veux dire"), StringLength(Long, ErrorMessage = TooLong)]
    public string? Message { get; set; }

    [BindProperty, Display(Name = "Juste pour moi"), StringLength(Long, ErrorMessage = TooLong)]
    public string? Own { get; set; }

    public ReadersNotice Readers { get; private set; } = null!;
    public IReadOnlyList<Choice> People { get; private set; } = [];
    public bool HasSheet { get; private set; }

    protected override async Task<MilestoneLists.Found?> LoadAsync()
    {
        if (await lists.MineAsync(Code) is not { } found) return null;
        Readers = (await readers.ChoicesAsync(Purpose.Own, found.Child.Id, "Pour préparer ce rendez-vous avec toi.", answerInDays: 0)) with { AnswerBy = null };
        var kept = await prepare.MineAsync(found.Date.Kind);
        HasSheet = kept is not null;
        var around = await autonomy.Around(found.Child.Id).Take(12).ToListAsync();
        var names = around.Select(member => $"{member.Name} ({member.Kind.ShortWord()})").Concat(kept?.Words.People ?? []).Distinct();
        People = [.. names.Select(name => new Choice(name, name))];
        if (HttpMethods.IsPost(Request.Method) || kept is null) return found;
        var words = kept.Words;
        (Audience, Questions, Invited, Other, Trusted, Message, Own) = (kept.Sheet.Audience, words.Questions, words.People, words.Other, words.Trusted, words.Message, words.Own);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.IsDefined(Audience!.Value))
        {
            ModelState.AddModelError(nameof(Audience), "Choisis qui va lire.");
            return FormGuard.SameForm();
        }
        var people = People.Select(one => one.Value).Where(name => Invited.Contains(name, StringComparer.Ordinal)).ToList();
        var words = new PreparationWords(Said(Questions), people, Said(Other), Said(Trusted), Said(Message), Said(Own));
        return await prepare.KeepAsync(Subject.Date.Kind, words, Audience.Value) ? RedirectToPage(new { code = Code, garde = 1 }) : NotFound();
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
