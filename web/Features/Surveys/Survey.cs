using System.Linq.Expressions;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// An opened questionnaire (« enquête »): a frozen copy of its questions, who is asked, when, and what is owed in return.
/// What people were promised cannot change once somebody has answered: a rule here, and a guard in the database itself
/// (<see cref="SurveyGuards"/>). No hour: only days.
/// </summary>
public sealed class Survey
{
    public const int TitleLength = 80;
    public const int ReturnLength = 2_000;
    public const int MostReminders = 2;
    private const int DaysBeforeEnd = 3;
    private const int DaysShown = 4;

    private Survey() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>Of the questionnaire it was made from.</summary>
    public string Code { get; private init; } = "";
    public string Title { get; private set; } = "";

    /// <summary>The questions, frozen (<see cref="Questionnaire.Freeze"/>).</summary>
    public string Definition { get; private set; } = "";
    public SurveyMode Mode { get; private set; }

    /// <summary>Codes of <see cref="Public"/>, with commas.</summary>
    public string Publics { get; private set; } = "";
    public int? AgeFrom { get; private set; }
    public int? AgeTo { get; private set; }

    /// <summary>Zones of the territory pack, with commas; empty for all.</summary>
    public string Zones { get; private set; } = "";

    /// <summary>Places of life, with commas; empty for all.</summary>
    public string Places { get; private set; } = "";
    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day one may answer.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>The day by which people are told what became of their answers, and the term of the territory that owes it.</summary>
    public DateOnly ReturnOn { get; private set; }

    /// <inheritdoc cref="ReturnOn"/>
    public string ReturnWho { get; private set; } = "";

    /// <summary>Prepared until then: nobody sees it.</summary>
    public bool IsOpened { get; private set; }

    /// <summary>The day it was closed; null while it runs.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The counted tables, frozen at closing and sealed for nobody.</summary>
    public byte[]? Tables { get; private set; }

    /// <summary>« Ce que vous avez dit », written for everybody who was asked.</summary>
    public string? ReturnSaid { get; private set; }

    /// <summary>« Ce qu’on a décidé ».</summary>
    public string? ReturnDecided { get; private set; }

    /// <summary>« Ce qui a changé ».</summary>
    public string? ReturnChanged { get; private set; }
    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>How often everybody was reminded, whether they had answered or not.</summary>
    public int Reminders { get; private set; }

    /// <summary>The last time.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public IReadOnlyList<string> PublicCodes => Split(Publics);
    public IReadOnlyList<string> ZoneCodes => Split(Zones);
    public IReadOnlyList<string> PlaceIds => Split(Places);
    public bool IsAnonymous => Mode == SurveyMode.Anonymous;

    public bool TakesAnswersOn(DateOnly day) => IsOpened && ClosedOn is null && OpensOn <= day && day <= ClosesOn;

    public bool IsOverOn(DateOnly day) => IsOpened && (ClosedOn is not null || ClosesOn < day);

    public bool IsReturnLateOn(DateOnly day) => IsOpened && ReturnedOn is null && ReturnOn < day;

    public Questionnaire Questions => Questionnaire.Thaw(Definition);

    /// <summary>Without its questions, its tables and the words of its return, which are long: what lists need, and nothing more.</summary>
    internal static Expression<Func<Survey, Survey>> InLists => survey => new Survey
    {
        Id = survey.Id, Code = survey.Code, Title = survey.Title, Mode = survey.Mode, Publics = survey.Publics, AgeFrom = survey.AgeFrom, AgeTo = survey.AgeTo, Zones = survey.Zones, Places = survey.Places,
        OpensOn = survey.OpensOn, ClosesOn = survey.ClosesOn, ReturnOn = survey.ReturnOn, ReturnWho = survey.ReturnWho, IsOpened = survey.IsOpened, ClosedOn = survey.ClosedOn,
        ReturnedOn = survey.ReturnedOn, Reminders = survey.Reminders, RemindedOn = survey.RemindedOn,
    };

    public static Survey Prepare(Questionnaire template, SurveySettings settings)
    {
        var survey = new Survey { Id = SecretCode.NewId(), Code = template.Code, Title = template.Title, Definition = template.Freeze() };
        survey.Apply(settings, template);
        return survey;
    }

    /// <summary>Before anybody answered; after that the database refuses too. The first day it was answered stays: other surveys are compared by it.</summary>
    public void Change(SurveySettings settings, bool isAnswered, DateOnly today)
    {
        if (ClosedOn is not null) throw new BrokenRuleException("L’enquête est fermée. Ses réglages ne changent plus.");
        if (IsOpened && settings.Mode != Mode) throw new BrokenRuleException("L’enquête est ouverte. Son mode ne change plus."); // somebody may be answering a page that says it
        if (isAnswered && IsOpened && OpensOn <= today && settings.OpensOn > OpensOn) throw new BrokenRuleException("L’enquête a commencé. Elle ne peut pas s’ouvrir plus tard.");
        if (isAnswered && !KeepsItsPromise(settings)) throw new BrokenRuleException("Quelqu’un a répondu, ou a une feuille. Seule la date de fin peut changer.");
        Apply(settings, Questions);
    }

    /// <summary>Other questions, while it is in preparation. False when somebody changed them since that revision.</summary>
    public bool Rewrite(int revision, Func<Questionnaire, Questionnaire> change)
    {
        if (IsOpened) throw new BrokenRuleException("L’enquête est ouverte. Ses questions ne changent plus.");
        if (Questions is var before && before.Revision != revision) return false;
        var after = change(before) with { Revision = revision + 1 };
        var publics = PublicCodes.Intersect(after.Publics).ToList();
        (Title, Definition, Publics) = (after.Title, after.Freeze(), string.Join(',', publics.Count > 0 ? publics : after.Publics));
        if (!after.Publics.Contains(Public.Young)) (AgeFrom, AgeTo) = (null, null);
        return true;
    }

    /// <summary>What stands between the questions and their opening, in sentences; empty when nothing does.</summary>
    public IReadOnlyList<string> Missing()
    {
        var questions = Questions;
        var missing = PublicCodes.Where(one => !questions.Questions.Any(question => question.For.Contains(one))).Select(one => $"Aucune question n’est posée à ce public\u00A0: {Public.Words(one)}.").ToList();
        if (IsTooLongForTheYoung && questions.WhyLong is null) missing.Add("Plus de 10 minutes, c’est trop pour des jeunes. Enlevez des questions, ou écrivez pourquoi.");
        return missing;
    }

    /// <summary>More than ten minutes asked of young people: it needs a written reason.</summary>
    public bool IsTooLongForTheYoung => PublicCodes.Contains(Public.Young) && Questions.Minutes > SurveyDuration.MostForTheYoung;

    public void Open(DateOnly today)
    {
        if (IsOpened) throw new BrokenRuleException("L’enquête est déjà ouverte.");
        if (Missing() is [var first, ..]) throw new BrokenRuleException(first);
        if (ReturnWho.Length == 0 || ReturnOn == default) throw new BrokenRuleException("Choisissez la date du retour et qui le doit.");
        if (ClosesOn < today) throw new BrokenRuleException("La date de fin est passée. Choisissez une date à venir.");
        IsOpened = true;
    }

    /// <summary>Reminds everybody who is asked, alike (STAT-06): at most twice, and once a day.</summary>
    public void Remind(DateOnly today)
    {
        if (!TakesAnswersOn(today)) throw new BrokenRuleException("L’enquête n’est pas ouverte. Il n’y a rien à rappeler.");
        if (Reminders >= MostReminders) throw new BrokenRuleException("Il y a déjà eu deux rappels. C’est assez.");
        if (RemindedOn == today) throw new BrokenRuleException("Un rappel est déjà parti aujourd’hui.");
        (Reminders, RemindedOn) = (Reminders + 1, today);
    }

    /// <summary>Whether the portal reminds by itself: once, in the last days, when nobody did so.</summary>
    public bool RemindsItselfOn(DateOnly day) => TakesAnswersOn(day) && Reminders < MostReminders && day >= LastDays && OpensOn < LastDays && (RemindedOn is null || RemindedOn < LastDays);

    /// <summary>Whether the reminder is still shown.</summary>
    public bool IsRemindedOn(DateOnly day) => TakesAnswersOn(day) && RemindedOn is { } reminded && day < reminded.AddDays(DaysShown);

    private DateOnly LastDays => ClosesOn.AddDays(-DaysBeforeEnd);

    /// <summary>Closes with its tables; the second time nothing happens.</summary>
    internal void Close(DateOnly today, byte[] sealedTables) => (ClosedOn, Tables) = (ClosedOn ?? today, Tables ?? sealedTables);

    /// <summary>What became of the answers. It may be completed later: what was decided one day has changed another.</summary>
    public void GiveBack(string said, string decided, string? changed, DateOnly today)
    {
        if (ClosedOn is null) throw new BrokenRuleException("L’enquête n’est pas fermée. Fermez-la, puis écrivez le retour.");
        (ReturnSaid, ReturnDecided, ReturnChanged) = (said.Trim(), decided.Trim(), string.IsNullOrWhiteSpace(changed) ? null : changed.Trim());
        ReturnedOn ??= today;
    }

    private void Apply(SurveySettings settings, Questionnaire template)
    {
        if (settings.Publics.Count == 0) throw new BrokenRuleException("Choisissez qui répond.");
        if (settings.Publics.Except(template.Publics).Any()) throw new BrokenRuleException("Ce questionnaire n’a pas de mots pour ce public.");
        if (settings.ClosesOn < settings.OpensOn) throw new BrokenRuleException("La fin vient avant le début.");
        if (settings.ReturnOn < settings.ClosesOn) throw new BrokenRuleException("Le retour vient avant la fin de l’enquête.");
        if (settings.AgeFrom > settings.AgeTo) throw new BrokenRuleException("Le premier âge est plus grand que le second.");
        (Mode, Publics, Zones, Places) = (settings.Mode, string.Join(',', settings.Publics), string.Join(',', settings.Zones), string.Join(',', settings.Places));
        (AgeFrom, AgeTo) = settings.Publics.Contains(Public.Young) ? (settings.AgeFrom, settings.AgeTo) : (null, null);
        (OpensOn, ClosesOn, ReturnOn, ReturnWho) = (settings.OpensOn, settings.ClosesOn, settings.ReturnOn, settings.ReturnWho);
    }

    private bool KeepsItsPromise(SurveySettings settings) =>
        Mode == settings.Mode && Publics == string.Join(',', settings.Publics) && Zones == string.Join(',', settings.Zones) && Places == string.Join(',', settings.Places)
        && AgeFrom == settings.AgeFrom && AgeTo == settings.AgeTo && ReturnOn == settings.ReturnOn && ReturnWho == settings.ReturnWho;

    private static string[] Split(string codes) => codes.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What whoever opens a survey chooses.</summary>
public sealed record SurveySettings(
    SurveyMode Mode, IReadOnlyList<string> Publics, DateOnly OpensOn, DateOnly ClosesOn, DateOnly ReturnOn, string ReturnWho)
{
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public IReadOnlyList<string> Zones { get; init; } = [];
    public IReadOnlyList<string> Places { get; init; } = [];
}
