namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What the institution decides.</summary>
public enum AnswerDecision
{
    [Display(Name = "Oui")]
    Yes,

    [Display(Name = "Oui, en partie")]
    Partly,

    [Display(Name = "Non")]
    No,
}

/// <summary>What became of a done idea after a while (R13).</summary>
public enum FollowUp
{
    [Display(Name = "Cela continue", Description = "L’idée est reconduite.")]
    Kept,

    [Display(Name = "Cela a changé", Description = "L’idée continue, autrement.")]
    Adjusted,

    [Display(Name = "Cela s’est arrêté", Description = "L’idée est abandonnée.")]
    Stopped,
}

/// <summary>Whether the two sentences of an idea may stand on « Ce qui a changé grâce à vous ».</summary>
public enum StoryState
{
    None,

    /// <summary>Chosen by the facilitator; its author rereads them.</summary>
    Asked,

    /// <summary>Its author agreed.</summary>
    Agreed,

    /// <summary>Its author said no.</summary>
    Refused,
}

/// <summary>
/// What became of an idea after its discussion (R11): the vote, the function that owes an answer and the account that holds it, the
/// answer with its reasons, what is done, and what the young people say of it. One for each idea; it goes with the idea. The day
/// something is owed by stands with the idea (<see cref="Proposal.DueOn"/>).
/// </summary>
public sealed class ProposalAnswer
{
    /// <summary>In a room.</summary>
    public const int MostHands = 500;

    /// <summary>A promise is not further away, in days.</summary>
    public const int FurthestPromise = 1_095;

    private ProposalAnswer() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ProposalId { get; private init; }

    /// <summary>The secret vote that chose the idea; null for hands counted in a room.</summary>
    public Guid? ElectionId { get; private set; }
    public int HandsFor { get; private set; }
    public int HandsAgainst { get; private set; }
    public int HandsAside { get; private set; }
    public DateOnly VotedOn { get; private set; }
    public bool IsAdopted { get; private set; }

    /// <summary>The function that owes the answer: a term of the territory pack; null before it is sent.</summary>
    public string? OwedBy { get; private set; }

    /// <summary>Whoever answers for that function; null when their account is gone: then every pilot may.</summary>
    public Guid? AnswererId { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The day of the last mail about what is late; null when none went since something is owed.</summary>
    public DateOnly? AlarmedOn { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>An answer, the first or the second, came after its day.</summary>
    public bool WasLate { get; private set; }
    public AnswerDecision? Decision { get; private set; }

    /// <summary>When the committee said that the answer does not answer; once.</summary>
    public DateTimeOffset? AskedAgainAt { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    /// <summary>When enough young people said « pas chez moi ».</summary>
    public DateTimeOffset? ContestedAt { get; private set; }
    public DateTimeOffset? ExplainedAt { get; private set; }
    public FollowUp? FollowUp { get; private set; }
    public StoryState Story { get; private set; }

    /// <summary>All that is said (<see cref="AnswerWords"/>), sealed with nobody’s key.</summary>
    public byte[]? Words { get; private set; }

    public static ProposalAnswer Begin(Guid id, Guid proposalId) => new() { Id = id, ProposalId = proposalId };

    /// <summary>Hands counted in a room.</summary>
    public void VoteByHands(Proposal proposal, int inFavour, int against, int aside, DateOnly on, DateOnly today, DateTimeOffset now)
    {
        MayBeVoted(proposal);
        MustBePast(on, proposal, today);
        if (inFavour + against + aside == 0) throw new BrokenRuleException("Personne n’a voté. Écrivez combien de mains.");
        (ElectionId, HandsFor, HandsAgainst, HandsAside, VotedOn, IsAdopted) = (null, inFavour, against, aside, on, inFavour > against);
        proposal.MoveOn(ProposalState.Voted, null, now);
    }

    /// <summary>A secret vote that was counted.</summary>
    public void VoteInSecret(Proposal proposal, Guid electionId, bool isAdopted, DateOnly on, DateTimeOffset now)
    {
        MayBeVoted(proposal);
        (ElectionId, HandsFor, HandsAgainst, HandsAside, VotedOn, IsAdopted) = (electionId, 0, 0, 0, on, isAdopted);
        proposal.MoveOn(ProposalState.Voted, null, now);
    }

    /// <summary>To the function that decides, and the account that holds it: the clock starts.</summary>
    public void Send(Proposal proposal, string owedBy, Guid answererId, DateOnly due, DateTimeOffset now)
    {
        if (proposal.State != ProposalState.Voted) throw new BrokenRuleException("Cette idée n’est pas votée, ou elle est déjà transmise.");
        if (!IsAdopted) throw new BrokenRuleException("Le vote n’a pas retenu cette idée.");
        (OwedBy, AnswererId, SentAt, AlarmedOn) = (owedBy, answererId, now, null);
        proposal.MoveOn(ProposalState.Sent, due, now);
    }

    /// <summary>Somebody else answers for the same function.</summary>
    public void PassTo(Guid answererId)
    {
        if (SentAt is null) throw new BrokenRuleException("Cette idée n’est pas encore transmise.");
        (AnswererId, AlarmedOn) = (answererId, null);
    }

    /// <summary>A reasoned answer: yes and partly with a day by which it is done, no at the end of the road.</summary>
    public void Answer(Proposal proposal, AnswerDecision decision, DateOnly? doBy, byte[] words, DateOnly today, DateTimeOffset now)
    {
        if (proposal.State != ProposalState.Sent) throw new BrokenRuleException("La réponse est déjà donnée.");
        if (decision != AnswerDecision.No) MustBeAhead(doBy, today);
        WasLate |= proposal.DueOn < today;
        (Decision, AnsweredAt, Words, AlarmedOn) = (decision, now, words, null);
        proposal.MoveOn(decision == AnswerDecision.No ? ProposalState.Refused : ProposalState.Answered, decision == AnswerDecision.No ? null : doBy, now);
    }

    /// <summary>« La réponse ne répond pas » : back to whoever answers, once.</summary>
    public void AskAgain(Proposal proposal, byte[] words, DateOnly due, DateTimeOffset now)
    {
        if (proposal.State is not (ProposalState.Answered or ProposalState.Ongoing or ProposalState.Refused)) throw new BrokenRuleException("Il n’y a pas de réponse à renvoyer.");
        if (AskedAgainAt is not null) throw new BrokenRuleException("Cette réponse a déjà été renvoyée une fois.");
        (AskedAgainAt, Words, AlarmedOn) = (now, words, null);
        proposal.MoveOn(ProposalState.Sent, due, now);
    }

    /// <summary>« En cours », by this day.</summary>
    public void Begin(Proposal proposal, DateOnly doBy, DateOnly today, DateTimeOffset now)
    {
        if (proposal.State is not (ProposalState.Answered or ProposalState.Ongoing)) throw new BrokenRuleException("Cette idée n’est pas à préparer.");
        MustBeAhead(doBy, today);
        AlarmedOn = null;
        proposal.MoveOn(ProposalState.Ongoing, doBy, now);
    }

    /// <summary>« Faite », since this day, with a proof.</summary>
    public void Finish(Proposal proposal, DateOnly on, byte[] words, DateOnly today, DateTimeOffset now)
    {
        if (proposal.State is not (ProposalState.Answered or ProposalState.Ongoing)) throw new BrokenRuleException("Cette idée n’est pas à préparer.");
        MustBePast(on, proposal, today);
        (DoneOn, Words, ContestedAt, ExplainedAt, AlarmedOn) = (on, words, null, null, null);
        proposal.MoveOn(ProposalState.Done, null, now);
    }

    /// <summary>Enough young people said « pas chez moi » : an explanation is owed. Said once of what is done.</summary>
    public bool Contest(Proposal proposal, DateOnly due, DateTimeOffset now)
    {
        if (proposal.State is not (ProposalState.Done or ProposalState.Followed) || ContestedAt is not null) return false;
        (ContestedAt, AlarmedOn) = (now, null);
        proposal.Contest(due, now);
        return true;
    }

    /// <summary>What the institution says to those who contest: it is done after all, or it goes on until this day.</summary>
    public void Explain(Proposal proposal, DateOnly? goesOnUntil, byte[] words, DateOnly today, DateTimeOffset now)
    {
        if (!proposal.IsContested) throw new BrokenRuleException("Personne ne conteste cette idée maintenant.");
        if (goesOnUntil is not null) MustBeAhead(goesOnUntil, today);
        (ExplainedAt, Words, AlarmedOn) = (now, words, null);
        proposal.MoveOn(goesOnUntil is null ? ProposalState.Done : ProposalState.Ongoing, goesOnUntil, now);
    }

    /// <summary>The end of the road, by the committee.</summary>
    public void Follow(Proposal proposal, FollowUp followUp, DateTimeOffset now)
    {
        if (proposal.State != ProposalState.Done) throw new BrokenRuleException("Cette idée n’est pas faite.");
        if (proposal.IsContested) throw new BrokenRuleException("Des jeunes contestent. Une explication doit venir d’abord.");
        FollowUp = followUp;
        proposal.MoveOn(ProposalState.Followed, null, now);
    }

    /// <summary>Two sentences for the page of what changed; its author rereads them.</summary>
    public void Tell(Proposal proposal, byte[] words)
    {
        if (proposal.State is not (ProposalState.Done or ProposalState.Followed)) throw new BrokenRuleException("Racontez seulement une idée faite.");
        (Story, Words) = (StoryState.Asked, words);
    }

    /// <summary>Its author says yes or no, and may change their mind.</summary>
    public void Agree(bool yes)
    {
        if (Story == StoryState.None) throw new BrokenRuleException("Il n’y a rien à relire.");
        Story = yes ? StoryState.Agreed : StoryState.Refused;
    }

    private static void MayBeVoted(Proposal proposal)
    {
        if (!proposal.IsShown || proposal.State is not (ProposalState.Published or ProposalState.Discussed or ProposalState.Voted)) throw new BrokenRuleException("Cette idée est déjà transmise.");
    }

    private static void MustBePast(DateOnly day, Proposal proposal, DateOnly today)
    {
        if (day > today) throw new BrokenRuleException("Ce jour n’est pas encore venu.");
        if (day.AddDays(1) < DateOnly.FromDateTime(proposal.PublishedAt?.UtcDateTime ?? DateTime.UnixEpoch)) throw new BrokenRuleException("Ce jour est avant l’idée."); // a day of grace: days here are local
    }

    private static void MustBeAhead(DateOnly? day, DateOnly today)
    {
        if (day is not { } ahead || ahead <= today) throw new BrokenRuleException("Choisissez un jour à venir.");
        if (ahead > today.AddDays(FurthestPromise)) throw new BrokenRuleException("Ce jour est trop loin\u00A0: 3 ans au plus.");
    }
}
