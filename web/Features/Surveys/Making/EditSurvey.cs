using ChildProtection.Features.Content;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>Where questions in the making are kept: a survey in preparation, or the draft of a young person.</summary>
public interface IMadeQuestions
{
    /// <summary>The survey as it would be; null when there is none, or when whoever asks may not see it.</summary>
    Task<Survey?> FindAsync(Guid id);

    /// <summary>Whoever asks may change it now.</summary>
    bool MayChange(Survey survey);

    /// <summary>Where its pages are, and how they speak.</summary>
    MakingManner Manner { get; }

    /// <summary>What one may choose, places and zones too.</summary>
    Task<IReadOnlyList<Option>> OptionsAsync(Question question, Reader reader);

    /// <summary>False when the questions changed since this revision; nothing was written then.</summary>
    Task<bool> RunAsync(Guid id, int revision, Func<Questionnaire, Questionnaire> change);
}

/// <param name="Root">Its pages stand under this address, before the id.</param>
/// <param name="SaysTu">A young person makes it.</param>
/// <param name="HasFile">It may be taken away as a file.</param>
/// <param name="WhyLocked">Why nothing changes any more.</param>
/// <param name="Readers">Who reads what is written, said before one writes.</param>
public sealed record MakingManner(string Root, bool SaysTu, bool HasFile, string WhyLocked, ReadersNotice Readers);

/// <summary>Changes the questions of a survey in preparation: one at a time, written down, and never over somebody else’s change.</summary>
public sealed class EditSurvey(PortalDb db, Respondents respondents, AuditLog audit, TerritoryPack territory) : IMadeQuestions
{
    public MakingManner Manner { get; } = new("/enquetes/gerer", SaysTu: false, HasFile: true, "L’enquête est ouverte. Ses questions ne changent plus.",
        ReadersNotice.Fixed("Pour préparer l’enquête.", "Les personnes qui la préparent. Puis celles qui répondent.", "N’écrivez le nom de personne."));

    public bool MayChange(Survey survey) => !survey.IsOpened;

    /// <summary>One survey, in preparation or not; null when there is none, or no surveys in this territory.</summary>
    public async Task<Survey?> FindAsync(Guid id) => territory.Has(SurveysAccess.Module) ? await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) : null;

    public Task<IReadOnlyList<Option>> OptionsAsync(Question question, Reader reader) => respondents.OptionsAsync(question, reader);

    public Task<bool> RunAsync(Guid id, int revision, Func<Questionnaire, Questionnaire> change) => db.InOneTransactionAsync(async () =>
    {
        await db.LockSurveyAsync(id);
        var survey = await db.Surveys.SingleAsync(one => one.Id == id);
        if (!survey.Rewrite(revision, change)) return false;
        await db.SaveChangesAsync();
        await audit.WriteAsync(SurveysAudit.Written, objectId: id);
        return true;
    });
}

/// <summary>The pictures that an answer may have.</summary>
public sealed class AnswerPictures(IWebHostEnvironment environment)
{
    /// <summary>Names of the icon sprite.</summary>
    public IReadOnlySet<string> Names { get; } = IconSprite.Names(environment, []);
}

/// <summary>A page on which a survey is made, by an adult or by a young person. What is opened or handed over is shown, and changes no more.</summary>
public abstract class MakingPage(IMadeQuestions made) : LoadedPage<Survey>
{
    private Questionnaire? questions;

    [FromRoute]
    public Guid Id { get; set; }

    public Questionnaire Questions => questions ??= Subject.Questions;
    public bool IsLocked => !made.MayChange(Subject);

    /// <summary>Its pages stand under this address.</summary>
    public string Root => $"{made.Manner.Root}/{Id}";

    public bool SaysTu => made.Manner.SaysTu;

    /// <summary>How it is said to whoever makes it.</summary>
    public MakingManner Manner => made.Manner;

    /// <summary>The same sentence, to whoever makes the survey.</summary>
    public string Say(string vous, string tu) => SaysTu ? tu : vous;

    protected IMadeQuestions Made => made;

    protected string Stale => Say("Quelqu’un a changé l’enquête avant vous. Votre texte est toujours là. Relisez, puis gardez encore une fois.", "L’enquête a changé avant toi. Ton texte est toujours là. Relis, puis garde encore une fois.");

    protected override Task<Survey?> LoadAsync() => made.FindAsync(Id);

    /// <summary>Only while it may change. What is sent too late is refused in its own form, with all that was typed.</summary>
    protected async Task<Survey?> LoadUnlockedAsync() => await made.FindAsync(Id) is { } survey && (made.MayChange(survey) || HttpMethods.IsPost(Request.Method)) ? survey : null;

    /// <summary>What is there now, after a change.</summary>
    protected async Task ReloadAsync() => questions = (await made.FindAsync(Id))!.Questions;
}
