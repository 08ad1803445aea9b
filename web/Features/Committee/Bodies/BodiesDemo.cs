using ChildProtection.Features.Committee.Bodies.Groups;
using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee.Bodies;

/// <summary>Three lively bodies: Lina sits on two, one of whose rules wait for her; Sami’s mandate ends soon; a parent has a group. All invented.</summary>
internal sealed class BodiesDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string First = "# Entre nous\n\n- On s’écoute jusqu’au bout.\n- On ne répète pas la vie des autres.\n- On peut se taire.\n\n# Pour décider\n\nLa moitié des membres doit être là.\nOn vote. Le plus de voix gagne.";
    private const string Second = First + "\n\n# Le téléphone\n\nOn le range pendant la rencontre.";
    private const string OfParents = "# Entre nous\n\n- Chacun parle à son tour.\n- Ce qui est dit ici reste ici.\n- On ne juge personne.";

    public int Order => 43; // after the seats of CommitteeDemo

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.Has(CommitteeAccess.Module)) return;
        var (now, bodies, people) = (clock.GetUtcNow(), await db.Bodies.AsNoTracking().ToDictionaryAsync(body => body.Code), await db.Users.AsNoTracking().Where(account => account.Role == Role.YoungPerson || account.Role == Role.Parent).Take(200).ToListAsync());
        if (!bodies.TryGetValue("jeunes", out var young) || !bodies.TryGetValue("adolescents", out var adolescents) || !bodies.TryGetValue("parents", out var parents)) return;
        if (people.Find(account => account.DisplayName == "Claire Petit") is { } there && await db.CommitteeMembers.AnyAsync(seat => seat.AccountId == there.Id)) return;
        var seats = await db.CommitteeMembers.Where(seat => seat.BodyId == young.Id && seat.Until == null).OrderBy(seat => seat.From).ToListAsync();
        var written = await db.BodyRules.CountAsync(rules => rules.BodyId == young.Id);
        var first = await PublishAsync(young, written + 1, First, now.AddDays(-58));
        var second = await PublishAsync(young, written + 2, Second, now.AddDays(-5));
        foreach (var seat in seats) Sign(first, seat, now.AddDays(-40));
        foreach (var seat in seats.Skip(1)) Sign(second, seat, now.AddDays(-4)); // the first still has to
        var food = await GroupAsync(young, "Les repas", "Proposer 1 repas choisi par semaine.", now.AddDays(-30));
        await ThemeAsync(young, "Le téléphone le soir", seats.Take(7), now.AddDays(-25));
        await ThemeAsync(young, "Les week-ends chez un ami", seats.Take(4), now.AddDays(-18));
        await GroupAsync(young, "Le forum", "Préparer les stands et les invitations.", now.AddDays(-12));
        foreach (var seat in seats) db.WorkingGroupMembers.Add(new WorkingGroupMember { GroupId = food, SeatId = seat.Id, Since = now.AddDays(-20) });
        if (people.Find(account => account.DisplayName == "Loutre des neiges") is { } lina) db.CommitteeMembers.Add(Seat(adolescents, lina.Id, now.AddDays(-260)));
        await GroupAsync(adolescents, "Le mercredi", "Choisir les sorties du mercredi.", now.AddDays(-15));
        if (people.Find(account => account.DisplayName == "Claire Petit") is { } claire)
        {
            var seat = Seat(parents, claire.Id, now.AddDays(-80));
            db.CommitteeMembers.Add(seat);
            await ThemeAsync(parents, "Préparer une audience", [seat], now.AddDays(-33));
            await ThemeAsync(parents, "Les visites pendant les vacances", [], now.AddDays(-21));
            Sign(await PublishAsync(parents, 1, OfParents, now.AddDays(-78)), seat, now.AddDays(-70));
            db.WorkingGroupMembers.Add(new WorkingGroupMember { GroupId = await GroupAsync(parents, "Les courriers", "Relire les courriers envoyés aux familles.", now.AddDays(-60)), SeatId = seat.Id, Since = now.AddDays(-50) });
        }
        await db.SaveChangesAsync();
    }

    private CommitteeMember Seat(Body body, Guid account, DateTimeOffset since) =>
        CommitteeMember.Join(body.Id, account, since, body.MandateMonths is { } months ? territory.DayOf(since).AddMonths(months) : null);

    private async Task<Guid> PublishAsync(Body body, int number, string text, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        db.BodyRules.Add(BodyRules.Publish(id, body.Id, number, await vault.SealAsync(BodyData.RulesText, Vault.Nobody, id, text), at));
        return id;
    }

    private async Task<Guid> GroupAsync(Body body, string name, string theme, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        db.WorkingGroups.Add(WorkingGroup.Open(id, body.Id, await vault.SealAsync(BodyData.GroupName, Vault.Nobody, id, name), await vault.SealAsync(BodyData.GroupTheme, Vault.Nobody, id, theme), at));
        return id;
    }

    /// <summary>A published theme, on the list of this year.</summary>
    private async Task ThemeAsync(Body body, string text, IEnumerable<CommitteeMember> hands, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var words = await vault.SealAsync(BodyData.ThemeText, Vault.Nobody, id, text);
        var theme = BodyTheme.Write(id, body.Id, Vault.Nobody, words, territory.Today(clock).Year, SecretCode.NewId(), at);
        theme.Publish(words, territory.Today(clock).Year, at);
        db.BodyThemes.Add(theme);
        db.ThemeHands.AddRange(hands.Select(seat => new ThemeHand { ThemeId = id, SeatId = seat.Id, At = at }));
    }

    private void Sign(Guid rules, CommitteeMember seat, DateTimeOffset at) => db.RulesSignatures.Add(new RulesSignature { RulesId = rules, SeatId = seat.Id, SignedAt = at });
}
