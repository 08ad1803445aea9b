using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What became of the fictional ideas: one late answer, one contested, one refused, one told to everybody. All invented.</summary>
internal sealed class AnswersDemo(PortalDb db, Vault vault, AnswerDesk desk, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const int MostPeople = 200;
    private const string Pilot = "Inès Durand";

    private static readonly AnswerWords Yes = new()
    {
        Why = "Ta chambre est chez toi. Chacun a droit à son intimité.", What = "Chaque adulte frappe et attend. C’est écrit dans le règlement de chaque lieu.", Service = "Le service des établissements",
        Before = "Les adultes entraient sans frapper.", After = "Les adultes frappent et attendent une réponse.", Proof = "Le nouveau règlement est affiché dans chaque couloir.",
        StoryBefore = "Avant, le petit déjeuner était toujours sucré.", StoryAfter = "Maintenant, il y a des œufs le mercredi et le dimanche.",
    };

    private static readonly AnswerWords No = new() { Why = "Des jeunes et des adultes sont allergiques aux chiens. Nous devons les protéger.", What = "Un chien en visite, 1 après-midi par mois, peut être essayé." };

    public int Order => 45;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(ProposalsAccess.Module)) return;
        var (children, relations, answers) = (db.Children, db.Relations, db.ProposalAnswers);
        var people = (await (from relation in relations join child in children on relation.ChildId equals child.Id where relation.Kind == RelationKind.Self orderby child.CreatedAt select new { child.FirstName, relation.AccountId }).Take(MostPeople).ToListAsync())
            .GroupBy(one => one.FirstName).ToDictionary(group => group.Key, group => group.First().AccountId);
        if (await db.Users.Where(account => account.Role == Role.Observer && account.DisabledAt == null).OrderBy(account => account.DisplayName == Pilot ? 0 : 1).ThenBy(account => account.CreatedAt).Select(account => (Guid?)account.Id).FirstOrDefaultAsync() is not { } answerer) return;
        var authors = new[] { "Lina", "Sami", "Aminata" }.Where(people.ContainsKey).Select(name => people[name]).ToList();
        var ideas = await db.Proposals.Where(idea => authors.Contains(idea.AuthorId) && idea.Rank != null && idea.State != ProposalState.Published && idea.State != ProposalState.Discussed && !answers.Any(answer => answer.ProposalId == idea.Id)).ToListAsync();
        foreach (var idea in ideas) await AddAsync(idea, answerer, people);
        await db.SaveChangesAsync();
    }

    private async Task AddAsync(Proposal idea, Guid answerer, Dictionary<string, Guid> people)
    {
        var (last, now) = (idea.State, clock.GetUtcNow());
        var (answer, sent) = (ProposalAnswer.Begin(SecretCode.NewId(), idea.Id), now.AddDays(-territory.Answer.Days - 6));
        db.ProposalAnswers.Add(answer);
        db.Entry(idea).Property(one => one.State).CurrentValue = ProposalState.Discussed;
        answer.VoteByHands(idea, 12, 2, 1, territory.DayOf(sent.AddDays(-3)), territory.DayOf(sent.AddDays(-3)), sent.AddDays(-3));
        if (last != ProposalState.Voted) await SendAsync(idea, answer, answerer, last, sent, people);
        idea.See(now);
    }

    private async Task SendAsync(Proposal idea, ProposalAnswer answer, Guid answerer, ProposalState last, DateTimeOffset sent, Dictionary<string, Guid> people)
    {
        answer.Send(idea, territory.Answer.Who, answerer, territory.DayOf(sent).AddDays(territory.Answer.Days), sent);
        if (last == ProposalState.Sent)
        {
            if (people.TryGetValue("Lina", out var lina)) db.ProposalFollowers.Add(new ProposalFollower { ProposalId = idea.Id, AccountId = lina, At = sent, SeenAt = clock.GetUtcNow() });
            return;
        }
        var at = sent.AddDays(20);
        if (last == ProposalState.Refused) answer.Answer(idea, AnswerDecision.No, null, await desk.SealAsync(answer, No), territory.DayOf(at), at);
        else answer.Answer(idea, AnswerDecision.Yes, desk.Today.AddDays(40), await desk.SealAsync(answer, Yes), territory.DayOf(at), at);
        if (last is ProposalState.Answered or ProposalState.Refused) return;
        answer.Begin(idea, desk.Today.AddDays(25), territory.DayOf(at), at.AddDays(2));
        if (last == ProposalState.Ongoing) return;
        answer.Finish(idea, desk.Today.AddDays(-12), await desk.SealAsync(answer, Yes), desk.Today, clock.GetUtcNow().AddDays(-12));
        if (last == ProposalState.Done) await ContestAsync(idea, answer, people);
        else
        {
            answer.Follow(idea, FollowUp.Kept, clock.GetUtcNow().AddDays(-3));
            answer.Tell(idea, answer.Words!);
            answer.Agree(yes: true);
        }
    }

    /// <summary>Enough to contest, too few to be counted aloud.</summary>
    private async Task ContestAsync(Proposal idea, ProposalAnswer answer, Dictionary<string, Guid> people)
    {
        var at = clock.GetUtcNow().AddDays(-2);
        foreach (var (name, isDone) in new[] { ("Maël", false), ("Inaya", false), ("Hugo", false), ("Awa", true), ("Léo", true), ("Chiara", true), ("Idris", true), ("Jade", true) })
        {
            if (!people.TryGetValue(name, out var person)) continue;
            var id = SecretCode.NewId();
            db.ProposalChecks.Add(new ProposalCheck { Id = id, ProposalId = idea.Id, AccountId = person, IsDone = isDone, At = at, Word = name == "Hugo" ? await vault.SealAsync(AnswersData.Word, person, id, "Dans ma chambre, il n’y a rien.") : null });
        }
        answer.Contest(idea, desk.Today.AddDays(9), at);
    }
}
