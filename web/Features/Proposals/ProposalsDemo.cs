using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Proposals;

/// <summary>Ideas of Lina, Sami and Aminata in every state, with supports and points. All invented.</summary>
internal sealed class ProposalsDemo(PortalDb db, Vault vault, ProposalIndex index, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private static readonly Line[] Lines =
    [
        new("Lina", ProposalState.Discussed, ProposalTheme.Screens, "Le téléphone jusqu’à 22 heures", "Le week-end, on voudrait garder le téléphone jusqu’à 22 heures.", 24, true)
        {
            Supporters = ["Sami", "Aminata", "Maël", "Inaya", "Hugo", "Awa", "Léo"], Points = [(PointKind.For, "Sami", "On parle à nos familles le soir."), (PointKind.Against, "Aminata", "On dort moins bien avec un écran."), (PointKind.Question, "Sami", "Et pour ceux qui partagent une chambre\u00A0?")],
        },
        new("Sami", ProposalState.Published, ProposalTheme.Outings, "Une carte de bus pour tous", "Avec une carte de bus, on peut aller au sport sans attendre un adulte.", 9, false)
        {
            Supporters = ["Lina", "Chiara", "Idris", "Jade"], Held = [(PointKind.Question, "Aminata", "Qui paie la carte ? Pas nous, j’espère."), (PointKind.Against, "Lina", "Le bus, c’est nul. Personne ne nous écoute jamais."), (PointKind.For, "Aminata", "Oui ! Écris-moi, mon compte est sur la porte de ma chambre.")],
        },
        new("Aminata", ProposalState.Published, ProposalTheme.Outings, "", "", 4, true) { Wish = ProposalWish.More, Things = ["sport", "musique"], Supporters = ["Lina", "Milo"] },
        new("Lina", ProposalState.Given, ProposalTheme.Meals, "Choisir le menu du dimanche", "Chaque dimanche, un jeune choisit le repas avec le cuisinier.", 2, false),
        new("Sami", ProposalState.Returned, ProposalTheme.Home, "Des verrous aux salles de bains", "Il faut des verrous. Demande à Paul du deuxième étage.", 6, true) { Word = "Ton idée est forte. Enlève juste le prénom, et je la publie." },
        new("Aminata", ProposalState.Draft, ProposalTheme.School, "Un coin calme pour les devoirs", "", 1, true),
        new("Sami", ProposalState.Voted, ProposalTheme.School, "Une aide aux devoirs en visio", "Deux soirs par semaine, quelqu’un nous aide par vidéo.", 60, true) { Supporters = ["Lina", "Aminata", "Hugo", "Milo", "Jade"] },
        new("Aminata", ProposalState.Sent, ProposalTheme.Family, "Plus d’appels avec les frères et sœurs", "On voudrait un appel vidéo chaque semaine.", 75, true) { Supporters = ["Maël", "Inaya", "Awa", "Léo", "Chiara", "Idris"] },
        new("Lina", ProposalState.Answered, ProposalTheme.Respect, "Frapper avant d’entrer", "Les adultes frappent, puis attendent une réponse.", 90, false),
        new("Sami", ProposalState.Ongoing, ProposalTheme.Outings, "Un local pour faire de la musique", "Une pièce avec une batterie et des instruments.", 120, true),
        new("Lina", ProposalState.Done, ProposalTheme.Home, "Des étagères dans les chambres", "Chacun a une étagère qui ferme à clé.", 200, true),
        new("Aminata", ProposalState.Refused, ProposalTheme.Home, "Un chien au foyer", "Un chien pour s’en occuper ensemble.", 150, true),
        new("Aminata", ProposalState.Followed, ProposalTheme.Outings, "Un vélo par étage", "Un vélo à partager pour aller au collège.", 240, true),
        new("Sami", ProposalState.Followed, ProposalTheme.Meals, "Un petit déjeuner salé", "Des œufs et du fromage le matin.", 260, false),
    ];

    private sealed record Line(string Author, ProposalState State, ProposalTheme Theme, string Title, string Text, int DaysAgo, bool IsNamed)
    {
        public ProposalWish? Wish { get; init; }
        public IReadOnlyList<string> Things { get; init; } = [];
        public IReadOnlyList<string> Supporters { get; init; } = [];
        public IReadOnlyList<(PointKind Kind, string Author, string Text)> Points { get; init; } = [];

        /// <summary>Published, then kept aside by moderators.</summary>
        public IReadOnlyList<(PointKind Kind, string Author, string Text)> Held { get; init; } = [];
        public string? Word { get; init; }
    }

    public int Order => 43;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.Has(ProposalsAccess.Module)) return;
        var (children, relations) = (db.Children, db.Relations);
        var people = (await (from relation in relations
                             join child in children on relation.ChildId equals child.Id
                             where relation.Kind == RelationKind.Self
                             orderby child.CreatedAt
                             select new { child.FirstName, relation.AccountId }).Take(100).ToListAsync()).GroupBy(one => one.FirstName).ToDictionary(group => group.Key, group => group.First().AccountId);
        if (people.TryGetValue("Lina", out var lina) && await db.Proposals.AnyAsync(idea => idea.AuthorId == lina)) return;
        foreach (var line in Lines.Where(line => people.ContainsKey(line.Author)).OrderByDescending(line => line.DaysAgo)) await AddAsync(line, people);
        await db.SaveChangesAsync();
    }

    private async Task AddAsync(Line line, Dictionary<string, Guid> people)
    {
        var (id, author, at) = (SecretCode.NewId(), people[line.Author], clock.GetUtcNow().AddDays(-line.DaysAgo));
        var words = new ProposalWords(line.Title, line.Text) { Wish = line.Wish, Things = line.Things };
        var proposal = Proposal.Begin(id, author, line.Wish is null ? ProposalManner.Written : ProposalManner.Pictures, await vault.SealAsync(ProposalsData.Words, author, id, words.Freeze()), at);
        proposal.Write(await vault.SealAsync(ProposalsData.Words, author, id, words.Freeze()), line.Theme, ProposalReach.Territory, line.IsNamed, at);
        db.Proposals.Add(proposal);
        if (line.State == ProposalState.Draft) return;
        var due = territory.Today(clock).AddDays(territory.Answer.WordDays - line.DaysAgo);
        proposal.Give(ProposalAudience.Everywhere, null, due, at);
        Step(id, ProposalState.Given, 1, Role.YoungPerson, at, due);
        if (line.Word is { } word) proposal.Return(ReturnReasons.Freeze([ReturnReason.Name]), await vault.SealAsync(ProposalsData.Word, author, id, word), at.AddDays(1));
        else if (line.State != ProposalState.Given) proposal.Publish(at.AddDays(1).UtcTicks, at.AddDays(1));
        if (line.State == ProposalState.Given) return;
        Step(id, line.Word is null ? ProposalState.Published : ProposalState.Returned, 2, Role.Facilitator, at.AddDays(1), null);
        if (line.Word is not null) return;
        index.Keep(proposal, words);
        foreach (var (kind, who, text) in line.Points.Concat(line.Held).Where(point => people.ContainsKey(point.Author)))
        {
            var point = SecretCode.NewId();
            var given = ProposalPoint.Give(point, id, people[who], kind, await vault.SealAsync(ProposalsData.Text, people[who], point, text), due, at.AddDays(2));
            given.Publish(at.AddDays(3));
            if (line.Held.Any(held => held.Text == text)) given.Hold();
            db.ProposalPoints.Add(given);
        }
        var supporters = line.Supporters.Where(people.ContainsKey).ToList();
        db.ProposalSupports.AddRange(supporters.Select(name => new ProposalSupport { ProposalId = id, AccountId = people[name], At = at.AddDays(2) }));
        var (entry, number) = (db.Entry(proposal), 3);
        entry.Property(one => one.SupportCount).CurrentValue = supporters.Count;
        entry.Property(one => one.State).CurrentValue = line.State;
        foreach (var state in ProposalStates.Shown.Skip(1).TakeWhile(_ => line.State != ProposalState.Published).TakeWhile(state => state <= line.State).Where(state => state == line.State || Passes(state, line.State)))
        {
            Step(id, state, number, state == ProposalState.Discussed ? Role.YoungPerson : Role.Facilitator, at.AddDays(number + 1), null);
            number++;
        }
    }

    /// <summary>What a done idea went through: not through a refusal.</summary>
    private static bool Passes(ProposalState state, ProposalState last) => state is not (ProposalState.Refused or ProposalState.Done or ProposalState.Ongoing) || (last is ProposalState.Done or ProposalState.Followed && state != ProposalState.Refused);

    private void Step(Guid id, ProposalState state, int number, string role, DateTimeOffset at, DateOnly? due) =>
        db.ProposalSteps.Add(new ProposalStep { Id = SecretCode.NewId(), ProposalId = id, State = state, ByRole = role, At = at, DueOn = due, Number = number });
}
