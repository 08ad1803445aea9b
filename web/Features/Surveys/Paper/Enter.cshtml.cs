using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Logs;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Surveys.Paper;

/// <summary>
/// Copies a sheet of paper: its code, then the same questions in one form. Whoever filled it in may do so for themselves; a
/// professional or a facilitator does it for others. It reads the form by itself: nothing of it is kept when a session ends.
/// </summary>
[Authorize(SurveysAccess.Copyist), OfModule(SurveysAccess.Module), NotLogged]
public sealed class EnterModel(PaperSheets sheets, SendPaper sending, UndoCopy undo, Respondents respondents, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PageModel
{
    private const string Mine = "moi";
    private const string Nobodys = "libre";

    private static readonly Dictionary<string, PaperUse> Uses = new(StringComparer.Ordinal)
    {
        ["seul"] = PaperUse.Alone, ["proche"] = PaperUse.WithRelative, ["professionnel"] = PaperUse.WithProfessional, ["interprete"] = PaperUse.WithInterpreter,
    };

    private PaperSheet sheet = null!;
    private IReadOnlyList<Respondents.Followed> followed = [];
    private bool mayBeMine;

    [Display(Name = "Code de la feuille")]
    public string? Code { get; private set; }

    [Display(Name = "Comment la feuille a été remplie")]
    public string? Filled { get; private set; }

    [Display(Name = "À qui est cette feuille\u00A0?")]
    public string? Person { get; private set; }

    public Survey Survey { get; private set; } = null!;

    /// <summary>Null until a code has opened one.</summary>
    public PaperForm? Form { get; private set; }
    public PaperOutcome? Outcome { get; private set; }

    /// <summary>The way back of what was just counted for somebody else; null when there is none.</summary>
    public string? Copied => sending.Copied is { } copied ? undo.Seal(copied) : null;

    /// <summary>For whom it was counted.</summary>
    public string? ForName => followed.FirstOrDefault(one => one.AccountId.ToString() == Person)?.Name;

    /// <summary>It was taken back, and may be copied again.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>A professional or a facilitator, for somebody else.</summary>
    public bool IsForOthers => user.Is(Role.Professional) || user.Is(Role.Facilitator);
    public bool Vous => !Role.IsYoung(user.Role);
    public SurveyPromise Promise => new(Survey, Vous, territory);

    /// <summary>Empty when this person accompanies nobody who is asked.</summary>
    public IEnumerable<Choice> People => followed.Count == 0 ? []
        : [.. followed.Select(one => new Choice(one.AccountId.ToString(), one.Name)), .. Survey.IsAnonymous ? new[] { new Choice(Nobodys, "Une personne sans compte, ou je ne sais pas") } : []];

    public IEnumerable<Choice> Ways =>
    [
        new("seul", "Rempli seul·e"), new("proche", "Avec l’aide d’un proche"), new("professionnel", "Avec l’aide d’un professionnel"), new("interprete", "Avec un interprète"),
        .. mayBeMine ? new[] { new Choice(Mine, "C’est ma propre feuille") } : [],
    ];

    public void OnGet() { }

    public async Task<IActionResult> OnPostOpenAsync() => await OpenAsync(await Request.ReadFormAsync()) is { } refusal ? Refuse(nameof(Code), refusal) : Page();

    public async Task<IActionResult> OnPostSendAsync()
    {
        var form = await Request.ReadFormAsync();
        if (await OpenAsync(form) is { } refusal) return Refuse(nameof(Code), refusal);
        (Filled, Person) = (form[nameof(Filled)], form[nameof(Person)]);
        var (answers, errors) = Form!.Read(form);
        foreach (var (field, error) in errors) ModelState.AddModelError(field, error);
        var isMine = !IsForOthers || mayBeMine && Filled == Mine;
        var chosen = followed.FirstOrDefault(one => one.AccountId.ToString() == Person);
        if (!isMine && !Uses.ContainsKey(Filled ?? "")) ModelState.AddModelError(nameof(Filled), "Dites comment la feuille a été remplie.");
        if (!isMine && chosen is null && (!Survey.IsAnonymous || followed.Count > 0 && Person != Nobodys)) ModelState.AddModelError(nameof(Person), "Choisissez à qui est cette feuille.");
        if (!ModelState.IsValid) return FormGuard.SameForm();

        var reader = isMine ? await respondents.ReaderAsync() : chosen?.Reader ?? PaperAudience.ReaderOf(sheet.Audience);
        var outcome = await sending.SendAsync(Survey, sheet, new SurveyWalk(Survey.Questions, reader, answers), isMine ? PaperUse.Own : Uses[Filled!], isMine ? user.Id : chosen?.AccountId);
        if (outcome == PaperOutcome.AlreadyAnswered && !isMine) return Refuse(nameof(Person), "Cette personne a déjà répondu. Sa première réponse compte. Rien n’est gardé ici.");
        Outcome = outcome;
        return Page();
    }

    /// <summary>« Annuler cette feuille »: then the same paper is there to be copied again.</summary>
    public async Task<IActionResult> OnPostUndoAsync()
    {
        var form = await Request.ReadFormAsync();
        await undo.RunAsync(form[UndoCopy.Field]);
        IsUndone = true;
        return await OpenAsync(form) is { } refusal ? Refuse(nameof(Code), refusal) : Page();
    }

    /// <summary>Finds the sheet and makes its form; else says why not.</summary>
    private async Task<string?> OpenAsync(IFormCollection form)
    {
        Code = form[nameof(Code)];
        if (await sheets.FindAsync(Code) is not { } found || await sheets.SurveyAsync(found.SurveyId) is not { } survey)
            return Vous ? "Ce code n’existe pas. Relisez la feuille." : "Ce code n’existe pas. Relis la feuille.";
        if (found.Use != PaperUse.None) return "Cette feuille est déjà comptée. Il n’y a rien à refaire.";
        if (!survey.TakesAnswersOn(territory.Today(clock))) return SendAnswers.TooLate;
        (sheet, Survey) = (found, survey);
        var asked = PaperAudience.PublicOf(found.Audience);
        mayBeMine = Public.OfRole(user.Role) == asked && await respondents.FindAsync(survey.Id) is not null;
        if (!IsForOthers && !mayBeMine) return Vous ? "Cette feuille est pour une autre personne." : "Cette feuille n’est pas pour toi.";
        if (IsForOthers)
        {
            followed = await respondents.FollowedAsync(survey, asked);
            if (followed.Count == 0 && !mayBeMine && !survey.IsAnonymous) return "Cette enquête n’est pas anonyme. Seul un professionnel proche de la personne la recopie.";
        }
        Form = new PaperForm(await EntriesAsync(PaperAudience.ReaderOf(found.Audience)), Vous);
        return null;
    }

    private async Task<IReadOnlyList<PaperEntry>> EntriesAsync(Reader reader)
    {
        var entries = new List<PaperEntry>();
        foreach (var question in Survey.Questions.Questions.Where(question => question.For.Contains(reader.Public)))
            entries.Add(new PaperEntry(question, await respondents.OptionsAsync(question, reader), question.Text.To(reader), entries.Count + 1));
        return entries;
    }

    private PageResult Refuse(string field, string error)
    {
        ModelState.AddModelError(field, error);
        return FormGuard.SameForm();
    }
}
