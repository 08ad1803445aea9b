using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding;

/// <summary>The fictional team at work: a roster of four weeks, one open alert and two closed ones, three wishes to talk. All invented.</summary>
internal sealed class SafeguardingDemo(PortalDb db, Vault vault, TerritoryPack territory, PlanDuty plan, TimeProvider clock) : IDemoData
{
    private const int Days = 28;
    private static readonly (TimeOnly Morning, TimeOnly Evening) Hours = (new(8, 0), new(20, 0));

    public int Order => 60;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional) return;
        var team = (await db.Users.AsNoTracking().Where(account => account.Role == Role.Moderator && account.DisabledAt == null).Take(100).ToListAsync()).OrderBy(account => account.CreatedAt).ThenByDescending(account => account.DisplayName, StringComparer.Ordinal).Take(2).Select(account => account.Id).ToList();
        if (team.Count == 0 || await db.DutyShifts.AnyAsync(shift => team.Contains(shift.AccountId))) return;
        var now = clock.GetUtcNow();
        Roster(team, now);
        await TalksAsync(team[0], now);
        await db.SaveChangesAsync();
    }

    /// <summary>Every day from 8 to 20, the second person beside the first; nights have a « cadre d’astreinte » on weekdays: the others are a gap, said in words.</summary>
    private void Roster(List<Guid> team, DateTimeOffset now)
    {
        var first = territory.DayOf(now);
        for (var day = first; day < first.AddDays(Days); day = day.AddDays(1))
        {
            if (plan.At(day, Hours.Evening) <= now) continue;
            db.DutyShifts.Add(DutyShift.Plan(team[0], DutyKind.First, plan.At(day, Hours.Morning), plan.At(day, Hours.Evening), now));
            if (team.Count > 1) db.DutyShifts.Add(DutyShift.Plan(team[1], DutyKind.Second, plan.At(day, Hours.Morning), plan.At(day, Hours.Evening), now));
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) db.DutyShifts.Add(DutyShift.Plan(team[^1], DutyKind.Manager, plan.At(day, Hours.Evening), plan.At(day.AddDays(1), Hours.Morning), now));
        }
    }

    private async Task TalksAsync(Guid first, DateTimeOffset now)
    {
        var sami = await AskAsync("Renard du soir", TalkWay.Call, TalkMoment.Soon, "01 99 00 11 22, au foyer", "J’ai peur de rentrer samedi chez mon oncle. Il me frappe.", now.AddMinutes(-9));
        if (sami is not null) db.Alerts.Add(Alert.Raise(SecretCode.NewId(), WordRisk.Danger, new SaidAt(TalkRequest.AlertKind, sami.Id, sami.AuthorId), null, now.AddMinutes(-9)));
        var lina = await AskAsync("Loutre des neiges", TalkWay.Meet, TalkMoment.AfterSchool, "Au foyer des Tilleuls, salle du bas", null, now.AddHours(-3));
        lina?.Read(first, now.AddHours(-2));
        lina?.Tell(first, TalkFollow.Comes, now.AddMinutes(-110));
        if (await AskAsync("Comète des dunes", TalkWay.Write, TalkMoment.AnotherDay, null, "Je dors mal depuis que j’ai changé de foyer. Je veux en finir avec tout ça.", now.AddDays(-12)) is not { } aminata) return;
        aminata.Read(first, now.AddDays(-12).AddMinutes(6));
        aminata.AnswerWith(first, await vault.SealAsync(SafeguardingData.TalkAnswer, aminata.AuthorId, aminata.Id, "Merci de l’avoir dit. Nous avons parlé hier. On se revoit jeudi."), now.AddDays(-11));
        await ClosedAsync(aminata, WordRisk.SelfHarm, first, AlertOutcome.Followed, "Appelée au foyer. Rendez-vous pris avec l’infirmière. Le référent est prévenu.", now.AddDays(-12), null);
        if (lina is not null) await ClosedAsync(lina, WordRisk.Danger, first, AlertOutcome.Transmitted, "Vu sur place avec l’éducatrice. Transmis le jour même.", now.AddDays(-40), FrenchTerm.Capital(territory.Term("cellule_ip").Noun));
    }

    private async Task<TalkRequest?> AskAsync(string pseudonym, TalkWay way, TalkMoment moment, string? place, string? words, DateTimeOffset at)
    {
        var young = (await db.Users.AsNoTracking().Where(account => account.Role == Role.YoungPerson).Take(1_000).ToListAsync()).Find(account => account.DisplayName == pseudonym);
        if (young is null || await db.TalkRequests.AnyAsync(talk => talk.AuthorId == young.Id)) return null;
        var id = SecretCode.NewId();
        var talk = TalkRequest.Ask(id, young.Id, way, moment,
            place is null ? null : await vault.SealAsync(SafeguardingData.TalkPlace, young.Id, id, place), words is null ? null : await vault.SealAsync(SafeguardingData.TalkWords, young.Id, id, words), SecretCode.NewId(), at);
        db.TalkRequests.Add(talk);
        return talk;
    }

    private async Task ClosedAsync(TalkRequest talk, WordRisk risks, Guid who, AlertOutcome outcome, string note, DateTimeOffset at, string? service)
    {
        var (id, noteId) = (SecretCode.NewId(), SecretCode.NewId());
        var alert = Alert.Raise(id, risks, new SaidAt(TalkRequest.AlertKind, talk.Id, talk.AuthorId), null, at);
        alert.Take(who, null, at.AddMinutes(4));
        if (service is not null) alert.Transmit(who, await vault.SealAsync(SafeguardingData.Service, Vault.Nobody, id, service), at.AddMinutes(50));
        alert.Close(who, outcome, at.AddHours(3));
        db.Alerts.Add(alert);
        db.AlertNotes.Add(new AlertNote { Id = noteId, AlertId = id, ById = who, At = at.AddHours(3), Text = await vault.SealAsync(SafeguardingData.Note, Vault.Nobody, noteId, note) });
    }
}
