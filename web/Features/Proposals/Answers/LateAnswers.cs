using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What is late: as numbers by function for those who watch, as ideas for those who read them.</summary>
public sealed class LateAnswers(PortalDb db, ProposalAudience audience, ProposalLists lists, AnswerDesk desk, TerritoryPack territory, CurrentUser user) : ICommitteeLines
{
    /// <summary>What one function owes.</summary>
    /// <param name="Who">« La direction de l’enfance ».</param>
    /// <param name="Holder">Who answers for it; null when nobody does any more.</param>
    /// <param name="Waiting">Answers, explanations and promises that are owed.</param>
    /// <param name="Late">Of these, the late ones.</param>
    /// <param name="Days">How late the oldest is.</param>
    public sealed record Line(string Who, string? Holder, int Waiting, int Late, int Days);

    public DateOnly Today => desk.Today;

    /// <summary>Young people and facilitators read ideas; the others see numbers alone.</summary>
    public bool Reads => audience.IsYoung || audience.IsFacilitator;

    /// <summary>By function, for those who watch also by holder; the latest first.</summary>
    public async Task<IReadOnlyList<Line>> ByRoleAsync()
    {
        var (today, accounts, answers) = (desk.Today, db.Users, db.ProposalAnswers);
        var rows = await db.Proposals.Where(proposal => proposal.DueOn != null && proposal.Rank != null).Join(answers.Where(answer => answer.SentAt != null), proposal => proposal.Id, answer => answer.ProposalId, (proposal, answer) => new { answer.OwedBy, answer.AnswererId, proposal.DueOn })
            .GroupBy(row => new { row.OwedBy, row.AnswererId }).Select(group => new
            {
                group.Key.OwedBy, Holder = accounts.Where(account => account.Id == group.Key.AnswererId && account.DisabledAt == null).Select(account => account.DisplayName).FirstOrDefault(),
                Waiting = group.Count(), Late = group.Count(row => row.DueOn < today), Oldest = group.Min(row => row.DueOn),
            }).Take(100).ToListAsync();
        var lines = rows.Select(row => new Line(WhoOf(row.OwedBy), row.Holder, row.Waiting, row.Late, Math.Max(0, today.DayNumber - row.Oldest!.Value.DayNumber)));
        if (Reads) lines = lines.GroupBy(line => line.Who, StringComparer.Ordinal).Select(group => new Line(group.Key, null, group.Sum(line => line.Waiting), group.Sum(line => line.Late), group.Max(line => line.Days)));
        return [.. lines.OrderByDescending(line => line.Days).ThenByDescending(line => line.Waiting)];
    }

    /// <summary>The late ideas that whoever asks reads, the oldest promise first.</summary>
    public Task<Paged<ProposalLists.Line>> IdeasAsync(int number) => lists.LateAsync(desk.Today, number);

    /// <summary>On « Le comité » : how many answers are late, of the ideas that whoever asks reads.</summary>
    public async Task<IReadOnlyList<CommitteeLine>> LinesAsync()
    {
        if (!territory.Has(ProposalsAccess.Module) || user.Is(Role.Parent)) return [];
        var today = desk.Today;
        var late = await (await audience.ReadableAsync()).CountAsync(proposal => proposal.DueOn < today);
        return
        [
            late == 0 ? new CommitteeLine("/comite/propositions/retards", "Les réponses promises", "Aucune réponse n’est en retard.", "lettre", "feuille")
                : new CommitteeLine("/comite/propositions/retards", "Les réponses promises", late == 1 ? "1 réponse est en retard." : $"{late} réponses sont en retard.", "alerte", "corail"),
            new CommitteeLine("/ce-qui-a-change", "Ce qui a changé", "Grâce aux idées des jeunes", "coche", "feuille"),
        ];
    }

    private string WhoOf(string? key)
    {
        var who = key is not null && territory.Terms.TryGetValue(key, out var term) ? term.The : territory.Name;
        return string.Concat(char.ToUpper(who[0], System.Globalization.CultureInfo.GetCultureInfo("fr-FR")).ToString(), who.AsSpan(1));
    }
}
