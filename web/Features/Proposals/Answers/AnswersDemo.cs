using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What became of the fictional ideas: one late answer, one contested, one refused, one told to everybody. All invented.</summary>
internal sealed class AnswersDemo(PortalDb db, Vault vault, AnswerDesk desk, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const int MostPeople = 200;
    private static readonly string[] Authors = ["Lina", "Sami", "Aminata"];
    private static readonly (string Name, bool IsDone)[] Checkers = [("Maël", false), ("Inaya", false), ("Hugo", false), ("Awa", true), ("Léo", true), ("Chiara", true), ("Idris", true), ("Jade", true)];
    private const string Pilot = "Inès Durand";

    private static readonly AnswerWords Respect = new() { Why = "Ta chambre est chez toi. Chacun a droit à son intimité.", What = "Chaque adulte frappe et attend. C’est écrit dans le règlement de chaque lieu.", Service = "Le service des établissements" };

    private static readonly AnswerWords Music = new() { Why = "La musique aide à se sentir bien. Une salle est libre.", What = "La salle du fond reçoit une batterie et 2 guitares.", Service = "Le service des loisirs" };

    private static readonly AnswerWords Shelves = new()
    {
        Why = "Vos affaires sont à vous. Elles doivent être en sécurité.", What = "Chaque chambre reçoit une étagère qui ferme à clé.", Service = "Le service des travaux",
        Before = "Les affaires restaient dans des cartons.", After = "Chaque chambre a une étagère qui ferme.", Proof = "Les factures et les photos sont au bureau.",
    };

    private static readonly AnswerWords Breakfast = new()
    {
        Why = "Bien manger le matin aide pour la journée.", What = "Des œufs et du fromage, 2 matins par semaine.", Service = "Les cuisines",
        Before = "Le petit déjeuner était toujours sucré.", After = "Il y a des œufs le mercredi et le dimanche.", Proof = "Le menu est affiché chaque lundi.",
        StoryBefore = "Le petit déjeuner était toujours sucré.", StoryAfter = "Il y a des œufs le mercredi et le dimanche.",
    };

    private static readonly AnswerWords Bicycles = new()
    {
        Why = "Le collège est à 3 kilomètres. Un vélo rend libre.", What = "Un vélo et 2 casques par étage.", Service = "Le service des transports",
        Before = "Il fallait attendre un adulte pour sortir.", After = "Un vélo par étage attend dans le garage.", Proof = "Le garage a 6 vélos et un cahier.",
        StoryBefore = "Il fallait attendre un adulte pour aller au collège.", StoryAfter = "Chaque étage a son vélo.",
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
        var authors = Authors.Where(people.ContainsKey).Select(name => people[name]).ToList();
        var ideas = await db.Proposals.Where(idea => authors.Contains(idea.AuthorId) && idea.Rank != null && idea.State != ProposalState.Published && idea.State != ProposalState.Discussed && !answers.Any(answer => answer.ProposalId == idea.Id)).ToListAsync();
        foreach (var idea in ideas) await AddAsync(idea, answerer, people);
        await db.SaveChangesAsync();
    }

    private static AnswerWords WordsOf(Proposal idea, ProposalState last) => idea.Theme switch { ProposalTheme.Respect => Respect, ProposalTheme.Home => Shelves, ProposalTheme.Meals => Breakfast, _ => last == ProposalState.Ongoing ? Music : Bicycles };

    private async Task AddAsync(Proposal idea, Guid answerer, Dictionary<string, Guid> people)
    {
        var (last, now) = (idea.State, clock.GetUtcNow());
        var (answer, sent) = (ProposalAnswer.Begin(SecretCode.NewId(), idea.Id), now.AddDays(-territory.Answer.Days - 6));
        db.ProposalAnswers.Add(answer);
        var steps = await db.ProposalSteps.Where(step => step.ProposalId == idea.Id).ToListAsync();
        db.ProposalSteps.RemoveRange(steps.Where(step => step.State > ProposalState.Discussed)); // those have the days of the answer here
        await db.SaveChangesAsync();
        db.Entry(idea).Property(one => one.State).CurrentValue = ProposalState.Discussed;
        answer.VoteByHands(idea, 12, 2, 1, territory.DayOf(sent.AddDays(-3)), territory.DayOf(sent.AddDays(-3)), sent.AddDays(-3));
        await StepAsync(idea, Role.Facilitator, sent.AddDays(-3));
        if (last != ProposalState.Voted) await SendAsync(idea, answer, answerer, last, sent, people);
        idea.See(now);
    }

    private async Task SendAsync(Proposal idea, ProposalAnswer answer, Guid answerer, ProposalState last, DateTimeOffset sent, Dictionary<string, Guid> people)
    {
        answer.Send(idea, territory.Answer.Who, answerer, territory.DayOf(sent).AddDays(territory.Answer.Days), sent);
        await StepAsync(idea, Role.Facilitator, sent);
        if (last == ProposalState.Sent)
        {
            if (people.TryGetValue("Lina", out var lina)) db.ProposalFollowers.Add(new ProposalFollower { ProposalId = idea.Id, AccountId = lina, At = sent, SeenAt = clock.GetUtcNow() });
            return;
        }
        var at = sent.AddDays(20);
        if (last == ProposalState.Refused) answer.Answer(idea, AnswerDecision.No, null, await desk.SealAsync(answer, No), territory.DayOf(at), at);
        else answer.Answer(idea, AnswerDecision.Yes, desk.Today.AddDays(40), await desk.SealAsync(answer, WordsOf(idea, last)), territory.DayOf(at), at);
        await StepAsync(idea, Role.Observer, at);
        if (last is ProposalState.Answered or ProposalState.Refused) return;
        answer.Begin(idea, desk.Today.AddDays(25), territory.DayOf(at), at.AddDays(2));
        await StepAsync(idea, Role.Observer, at.AddDays(2));
        if (last == ProposalState.Ongoing) return;
        answer.Finish(idea, desk.Today.AddDays(-12), await desk.SealAsync(answer, WordsOf(idea, last)), desk.Today, clock.GetUtcNow().AddDays(-12));
        await StepAsync(idea, Role.Observer, clock.GetUtcNow().AddDays(-12));
        if (last == ProposalState.Done) await ContestAsync(idea, answer, people);
        else
        {
            answer.Follow(idea, FollowUp.Kept, clock.GetUtcNow().AddDays(-3));
            await StepAsync(idea, Role.Facilitator, clock.GetUtcNow().AddDays(-3));
            answer.Tell(idea, answer.Words!);
            answer.Agree(yes: true);
        }
    }

    private async Task StepAsync(Proposal idea, string role, DateTimeOffset at)
    {
        var last = await db.ProposalSteps.Where(step => step.ProposalId == idea.Id).MaxAsync(step => (int?)step.Number) ?? 0;
        db.ProposalSteps.Add(new ProposalStep { Id = SecretCode.NewId(), ProposalId = idea.Id, State = idea.State, ByRole = role, At = at, DueOn = idea.DueOn, Number = last + 1 });
        await db.SaveChangesAsync();
    }

    /// <summary>Enough to contest, too few to be counted aloud.</summary>
    private async Task ContestAsync(Proposal idea, ProposalAnswer answer, Dictionary<string, Guid> people)
    {
        var at = clock.GetUtcNow().AddDays(-2);
        foreach (var (name, isDone) in Checkers)
        {
            if (!people.TryGetValue(name, out var person)) continue;
            var id = SecretCode.NewId();
            db.ProposalChecks.Add(new ProposalCheck { Id = id, ProposalId = idea.Id, AccountId = person, IsDone = isDone, At = at, Word = name == "Hugo" ? await vault.SealAsync(AnswersData.Word, person, id, "Dans ma chambre, il n’y a rien.") : null });
        }
        answer.Contest(idea, desk.Today.AddDays(9), at);
    }
}
