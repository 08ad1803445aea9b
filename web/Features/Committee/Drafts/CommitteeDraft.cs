namespace ChildProtection.Features.Committee.Drafts;

/// <summary>Where a draft stands. Opened or not is said by the survey that was made of it.</summary>
public enum DraftState
{
    /// <summary>Its author’s alone; with a word, once it came back.</summary>
    Own,

    /// <summary>Given to the facilitators, who read it.</summary>
    Given,

    /// <summary>A facilitator prepares the survey.</summary>
    Taken,
}

/// <summary>A survey as a member of the committee writes it (« brouillon »): sealed with the author’s key, and nobody else’s before it is given.</summary>
public sealed class CommitteeDraft
{
    public const int MostOfOne = 20;
    public const int WordLength = 1_000;

    private CommitteeDraft() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>The frozen questions (<see cref="Surveys.Questionnaires.Questionnaire.Freeze"/>), sealed.</summary>
    public byte[] Definition { get; private set; } = [];
    public DraftState State { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>What the facilitator said when it came back, sealed with the author’s key; the last one.</summary>
    public byte[]? Word { get; private set; }
    public DateTimeOffset? WordAt { get; private set; }

    /// <summary>The survey made of it; null before, or once that survey is gone.</summary>
    public Guid? SurveyId { get; private set; }

    public static CommitteeDraft Begin(Guid id, Guid authorId, byte[] definition, DateTimeOffset now) => new() { Id = id, AuthorId = authorId, Definition = definition, ChangedAt = now };

    public void Write(byte[] definition, DateTimeOffset now)
    {
        if (State != DraftState.Own) throw new BrokenRuleException("Tu as donné ce brouillon. Il ne change plus.");
        (Definition, ChangedAt) = (definition, now);
    }

    public void Give(DateTimeOffset now)
    {
        if (State != DraftState.Own) throw new BrokenRuleException("Tu as déjà donné ce brouillon.");
        (State, GivenAt, ChangedAt) = (DraftState.Given, now, now);
    }

    /// <summary>By its author, while nobody prepares the survey.</summary>
    public void Keep(DateTimeOffset now)
    {
        if (State != DraftState.Given) throw new BrokenRuleException("L’animateur s’en occupe déjà. Parle avec lui.");
        (State, GivenAt, ChangedAt) = (DraftState.Own, null, now);
    }

    public void Take(Guid surveyId, DateTimeOffset now)
    {
        if (State != DraftState.Given) throw new BrokenRuleException("Ce brouillon n’attend plus. Quelqu’un s’en occupe, ou le jeune l’a repris.");
        (State, SurveyId, ChangedAt) = (DraftState.Taken, surveyId, now);
    }

    /// <summary>Back to its author, with a word.</summary>
    public void Return(byte[] word, DateTimeOffset now)
    {
        if (State == DraftState.Own) throw new BrokenRuleException("Ce brouillon est déjà chez le jeune.");
        (State, SurveyId, GivenAt, Word, WordAt, ChangedAt) = (DraftState.Own, null, null, word, now, now);
    }
}

/// <summary>The words of a state, to its author.</summary>
public static class DraftStates
{
    /// <param name="state">Of the draft.</param>
    /// <param name="isOpened">Its survey is open, or was.</param>
    /// <param name="isClosed">Its survey is over.</param>
    /// <param name="isBack">It came back with a word.</param>
    public static string Words(this DraftState state, bool isOpened, bool isClosed, bool isBack = false) => state switch
    {
        DraftState.Own => isBack ? "Rendu avec un mot" : "Brouillon",
        DraftState.Given => "Donné à l’animateur",
        _ => isClosed ? "Enquête fermée" : isOpened ? "Enquête ouverte" : "L’animateur la prépare",
    };

    public static string Icon(this DraftState state) => state switch { DraftState.Own => "crayon", DraftState.Given => "lettre", _ => "coche" };

    public static string Colour(this DraftState state) => state switch { DraftState.Own => "violet", DraftState.Given => "ocre", _ => "feuille" };
}

/// <summary>Drafts that their author erased: a restored backup loses them again.</summary>
internal sealed class ErasableDrafts : IErasableRows
{
    public const string Code = "committee-draft";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.CommitteeDrafts.Where(draft => ids.Contains(draft.Id)).Select(draft => draft.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.CommitteeDrafts.Where(draft => ids.Contains(draft.Id)).ExecuteDeleteAsync();
}
