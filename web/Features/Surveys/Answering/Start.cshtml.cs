using ChildProtection.Features.Surveys.Paper;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>Before the first question: what, why, how long, who reads, by when the return comes.</summary>
[Authorize(SurveysAccess.Respondent)]
public sealed class StartModel(PaperSheets sheets, Respondents respondents, SendAnswers answers, CarriedSheet carried, TerritoryPack territory, TimeProvider clock)
    : AnsweringPage(respondents, answers, carried, territory, clock)
{
    public enum Where { New, Begun, Sent, Over }

    [FromQuery(Name = "perdu")]
    public string? LostFlag { get; set; }

    public bool IsLost => LostFlag == "1";

    protected override bool IsReading => true;
    public Where State { get; private set; }

    /// <summary>At most: an answer may take questions away.</summary>
    public int Count => Questions.Questions.Count(question => question.For.Contains(Reader.Public));

    /// <summary>Sheets of paper, or a shared tablet, take anonymous answers too: nobody here knows whose they are.</summary>
    public bool IsTakenElsewhere { get; private set; }

    public async Task OnGetAsync()
    {
        State = await Sending.IsSentAsync(Subject) ? Where.Sent
            : !Subject.TakesAnswersOn(Today) ? Where.Over
            : (await Sending.OwnAsync(Subject)).HasAny ? Where.Begun : Where.New;
        IsTakenElsewhere = State == Where.New && Subject.IsAnonymous && await sheets.AnyAsync(Id);
    }
}
