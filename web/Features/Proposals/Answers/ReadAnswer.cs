using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What the readers of an idea see of its answer. Whoever asks has opened the idea.</summary>
public sealed class ReadAnswer(PortalDb db, AnswerDesk desk, SupportProposal support, CurrentUser user, TerritoryPack territory)
{
    /// <summary>The answer, as readers see it.</summary>
    /// <param name="Idea">Its idea.</param>
    /// <param name="Row">Dates and decision.</param>
    /// <param name="Said">Its words.</param>
    /// <param name="Who">The function that owes it: « la direction de l’enfance »; null before it is sent.</param>
    /// <param name="Late">« La réponse est en retard de 6 jours. »; null when it is not.</param>
    /// <param name="Checks">What young people say of a done idea, small numbers hidden; null before.</param>
    /// <param name="Mine">What whoever asks said of it.</param>
    /// <param name="Follows">Whoever asks follows the idea.</param>
    /// <param name="IsNews">Something happened since a follower looked.</param>
    /// <param name="Steps">The road, in order.</param>
    /// <param name="Standing">Where the supports of whoever asks stand.</param>
    public sealed record Shown(Proposal Idea, ProposalAnswer? Row, AnswerWords Said, string? Who, string? Late, SafeTable? Checks, ProposalCheck? Mine, bool Follows, bool IsNews, IReadOnlyList<ProposalStep> Steps, SupportProposal.Standing Standing)
    {
        /// <summary>The vote at least is there.</summary>
        public bool HasRoad => Row is not null && Idea.State >= ProposalState.Voted && Idea.State != ProposalState.Withdrawn;

        /// <summary>One may say « oui, chez moi » or « non, pas chez moi ».</summary>
        public bool IsToCheck => Idea.State is ProposalState.Done or ProposalState.Followed;
    }

    public async Task<Shown> OfAsync(Proposal idea)
    {
        var (id, me) = (idea.Id, user.Id);
        var (answers, checks, followers, steps, given) = (db.ProposalAnswers, db.ProposalChecks, db.ProposalFollowers, db.ProposalSteps, support.Given());
        var found = await (from proposal in db.Proposals.AsNoTracking().Where(proposal => proposal.Id == id)
                           join answer in answers on proposal.Id equals answer.ProposalId into its
                           from answer in its.DefaultIfEmpty()
                           join check in checks.Where(check => check.AccountId == me) on proposal.Id equals check.ProposalId into mine
                           from check in mine.DefaultIfEmpty()
                           select new
                           {
                               Answer = (ProposalAnswer?)answer, Mine = (ProposalCheck?)check, SeenAt = followers.Where(follower => follower.ProposalId == proposal.Id && follower.AccountId == me).Select(follower => (DateTimeOffset?)follower.SeenAt).FirstOrDefault(),
                               Steps = steps.Where(step => step.ProposalId == proposal.Id).ToList(), Given = given.Count(), HasThis = given.Any(one => one.ProposalId == proposal.Id),
                               Yes = checks.Count(one => one.ProposalId == proposal.Id && one.IsDone), No = checks.Count(one => one.ProposalId == proposal.Id && !one.IsDone),
                           }).SingleOrDefaultAsync();
        if (found is null) return new Shown(idea, null, AnswerWords.None, null, null, null, null, false, false, [], new SupportProposal.Standing(false, 0));
        var said = found.Answer is { Words: not null } answered ? await desk.OpenAsync(answered) : AnswerWords.None;
        var shown = new Shown(idea, found.Answer, said, WhoOf(found.Answer), idea.Late(desk.Today), null, found.Mine, found.SeenAt is not null, found.Steps.Any(step => step.At > found.SeenAt),
            [.. found.Steps.OrderBy(step => step.Number)], new SupportProposal.Standing(found.HasThis, Math.Max(0, ProposalSupport.MostOpen - found.Given)));
        return shown.IsToCheck ? shown with { Checks = Counted(found.Yes, found.No) } : shown;
    }

    /// <summary>« la direction de l’enfance ».</summary>
    public string? WhoOf(ProposalAnswer? answer) => answer?.OwedBy is not { } key ? null : territory.Terms.TryGetValue(key, out var term) ? term.The : territory.Name;

    private SafeTable Counted(int yes, int no) =>
        DisclosureControl.Protect([new CountTable("fait", ["Oui, chez moi", "Non, pas chez moi"], ["Jeunes"], new[,] { { yes }, { no } }, IsSensitive: false)], territory.SurveyRules with { Readers = Readers.Inside })[0];
}
