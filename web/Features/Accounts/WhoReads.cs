using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts;

/// <summary>Names, before one writes, the people whom <see cref="Readership"/> lets read: today's, and by role those after them.</summary>
public sealed class WhoReads(Access access, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private bool IsYoung => Role.IsYoung(user.Role);

    /// <summary>The choices this person has about this child, each with its readers.</summary>
    public async Task<ReadersNotice> ChoicesAsync(Purpose purpose, Guid childId, string what, int answerInDays)
    {
        var around = await access.Members(access.Children(purpose).Where(child => child.Id == childId)).Take(50).ToListAsync();
        return new ReadersNotice(what, AnswerBy(answerInDays),
            [.. Readership.ChoicesOf(user.Role).Select(one => Choice(one, around))]);
    }

    /// <summary>The day by which somebody owes an answer.</summary>
    public DateOnly AnswerBy(int days) => territory.Today(clock).AddDays(days);

    private ReadersChoice Choice(Readership one, IReadOnlyList<Member> around)
    {
        var names = around.Where(member => one.Readers.Contains(member.Kind)).Select(member => $"{member.Name} ({member.Kind.ShortWord()})").Distinct().ToList();
        if (one.IsAnswered && names.Count == 0)
            names.Add(IsYoung ? "Personne pour le moment. Ton prochain référent lira." : "Personne pour le moment. Le prochain référent lira.");
        return new ReadersChoice(one.Audience.ToString(), one.Words(IsYoung), names, one.Note(IsYoung), one.Icon);
    }
}
