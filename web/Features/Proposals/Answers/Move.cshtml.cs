using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>For the facilitator: moves an idea on, step by step, and reads what young people say of what is done.</summary>
[Authorize(ProposalsAccess.Reader), OfModule(ProposalsAccess.Module)]
public sealed class MoveModel(ProposalLists lists, ReadProposals reading, ReadAnswer answers, MoveProposal move, FollowProposal checks, AnswerDesk desk) : LoadedPage<ProposalLists.Line>
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";
    private const string Hands = "Écrivez un nombre de 0 à 500.";

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Pour")]
    public int? InFavour { get; private set; }

    [Display(Name = "Contre")]
    public int? Against { get; private set; }

    [Display(Name = "Sans avis")]
    public int? Aside { get; private set; }

    [Display(Name = "Le jour du vote"), DataType(DataType.Date)]
    public DateOnly? VotedOn { get; private set; }

    [Display(Name = "Le vote secret")]
    public Guid? ElectionId { get; private set; }

    [Display(Name = "Qui répond")]
    public Guid? AnswererId { get; private set; }

    [Display(Name = "Votre mot à qui répond")]
    public string? Word { get; private set; }

    [Display(Name = "Et depuis\u00A0?")]
    public FollowUp? Outcome { get; private set; }

    [Display(Name = "Avant")]
    public string? StoryBefore { get; private set; }

    [Display(Name = "Maintenant")]
    public string? StoryAfter { get; private set; }

    public ReadAnswer.Shown Answer { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Elections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Answerers { get; private set; } = [];
    public IReadOnlyList<FollowProposal.Said> Said { get; private set; } = [];
    public ProposalState State => Subject.Proposal.State;
    public bool IsToVote => State is ProposalState.Published or ProposalState.Discussed or ProposalState.Voted;
    public bool IsToSend => State == ProposalState.Voted && Answer.Row is { IsAdopted: true };
    public bool IsSent => State is ProposalState.Sent or ProposalState.Answered or ProposalState.Ongoing or ProposalState.Done;
    public bool MayAskAgain => State is ProposalState.Answered or ProposalState.Ongoing or ProposalState.Refused && Answer.Row is { AskedAgainAt: null };
    public DateOnly AnswerDue => desk.AnswerDue;
    public DateOnly WordDue => desk.WordDue;
    public ReadersNotice ToReaders { get; } = ReadersNotice.Fixed("Pour garder ce que la salle a choisi.", "Les jeunes qui lisent cette idée.");
    public ReadersNotice ToTheAnswerer { get; } = ReadersNotice.Fixed("Pour avoir une vraie réponse.", "La personne qui répond, et les animateurs.", "Les jeunes voient le jour, pas votre mot.");
    public ReadersNotice ToEverybody { get; } = ReadersNotice.Fixed("Pour raconter ce qui a changé.", "D’abord le jeune qui a proposé. Puis tout le monde, s’il dit oui.", "N’écrivez le nom de personne, ni d’un lieu.");

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (!await reading.RunsAsync(Id) || await lists.FindAsync(Id) is not { } found) return null;
        var idea = found.Proposal;
        Answer = await answers.OfAsync(idea);
        if (idea.State is ProposalState.Published or ProposalState.Discussed or ProposalState.Voted) Elections = [.. (await move.VotesAsync(idea, found.Title)).Select(vote => new SelectListItem($"{vote.Title}, {(vote.IsAdopted ? "retenue" : "pas retenue")}", vote.Id.ToString()))];
        if (idea.State is not (ProposalState.Published or ProposalState.Discussed)) Answerers = [.. (await move.AnswerersAsync()).Select(one => new SelectListItem(one.Name, one.Id.ToString()))];
        if (Answer.IsToCheck || idea.State == ProposalState.Ongoing) Said = await checks.WordsAsync(idea);
        (StoryBefore, StoryAfter) = (Answer.Said.StoryBefore ?? Answer.Said.Before, Answer.Said.StoryAfter ?? Answer.Said.After);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostDiscussAsync() => Done(await move.DiscussAsync(Id));

    public async Task<IActionResult> OnPostHandsAsync(
        [Required(ErrorMessage = Hands), Range(0, ProposalAnswer.MostHands, ErrorMessage = Hands)] int? inFavour, [Required(ErrorMessage = Hands), Range(0, ProposalAnswer.MostHands, ErrorMessage = Hands)] int? against,
        [Required(ErrorMessage = Hands), Range(0, ProposalAnswer.MostHands, ErrorMessage = Hands)] int? aside, [Required(ErrorMessage = "Choisissez le jour.")] DateOnly? votedOn)
    {
        (InFavour, Against, Aside, VotedOn) = (inFavour, against, aside, votedOn);
        return Done(await move.VoteByHandsAsync(Id, inFavour!.Value, against!.Value, aside!.Value, votedOn!.Value));
    }

    public async Task<IActionResult> OnPostElectionAsync([Required(ErrorMessage = "Choisissez un vote.")] Guid? electionId)
    {
        ElectionId = electionId;
        return Done(await move.VoteInSecretAsync(Id, Subject.Title, electionId!.Value));
    }

    public async Task<IActionResult> OnPostSendAsync([Required(ErrorMessage = "Choisissez qui répond.")] Guid? answererId)
    {
        AnswererId = answererId;
        return Done(await move.SendAsync(Id, answererId!.Value));
    }

    public async Task<IActionResult> OnPostPassAsync([Required(ErrorMessage = "Choisissez qui répond.")] Guid? answererId)
    {
        AnswererId = answererId;
        return Done(await move.PassAsync(Id, answererId!.Value));
    }

    public async Task<IActionResult> OnPostAgainAsync([Required(ErrorMessage = "Dites ce qui manque dans la réponse."), StringLength(AnswerWords.SentenceLength, ErrorMessage = TooLong)] string? word)
    {
        Word = word;
        return Done(await move.AskAgainAsync(Id, word!.Trim()));
    }

    public async Task<IActionResult> OnPostFollowAsync([Required(ErrorMessage = "Choisissez ce que l’idée est devenue."), EnumDataType(typeof(FollowUp), ErrorMessage = "Ce choix n’existe pas.")] FollowUp? outcome)
    {
        Outcome = outcome;
        return Done(await move.FollowAsync(Id, outcome!.Value));
    }

    public async Task<IActionResult> OnPostTellAsync(
        [Required(ErrorMessage = "Écrivez la phrase d’avant."), StringLength(AnswerWords.SentenceLength, ErrorMessage = TooLong)] string? storyBefore, [Required(ErrorMessage = "Écrivez la phrase de maintenant."), StringLength(AnswerWords.SentenceLength, ErrorMessage = TooLong)] string? storyAfter)
    {
        (StoryBefore, StoryAfter) = (storyBefore, storyAfter);
        return Done(await move.TellAsync(Id, storyBefore!.Trim(), storyAfter!.Trim()));
    }

    private IActionResult Done(bool isDone) => isDone ? RedirectToPage() : NotFound();
}
