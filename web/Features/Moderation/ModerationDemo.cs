using ChildProtection.Features.Accounts;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Moderation.Returned;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation;

/// <summary>Three held points of the demonstration: one waits for a moderator, one is decided, one came back and its author asks for another reading. All invented.</summary>
internal sealed class ModerationDemo(PortalDb db, Vault vault, SaidTexts texts, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const int MostRead = 100;

    /// <summary>After the ideas.</summary>
    public int Order => 62;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional) return;
        var people = await PeopleAsync();
        if (!people.TryGetValue("Sami", out var sami) || !people.TryGetValue("Lina", out var lina) || !people.TryGetValue("Aminata", out var aminata)) return;
        if (await db.ModerationReports.AnyAsync(report => report.ReporterId == sami)) return;
        var moderators = await db.Users.Where(account => account.Role == Role.Moderator && account.DisabledAt == null).OrderBy(account => account.CreatedAt).ThenBy(account => account.Id).Select(account => account.Id).Take(2).ToListAsync();
        var held = (await texts.WaitingAsync(MostRead)).Where(text => text.At.AuthorId == lina || text.At.AuthorId == aminata).ToList();
        if (moderators.Count < 2 || held.Count(text => text.At.AuthorId == aminata) < 2 || held.All(text => text.At.AuthorId != lina)) return;
        var (now, theirs) = (clock.GetUtcNow(), held.FindAll(text => text.At.AuthorId == aminata));
        await WaitAsync(theirs[0], sami, now.AddHours(-2));
        await DecideAsync(theirs[1], lina, moderators[0], now.AddDays(-3));
        await AppealAsync(held.First(text => text.At.AuthorId == lina), sami, moderators[0], now.AddHours(-30));
    }

    /// <summary>Sami says why; nobody has looked.</summary>
    private async Task WaitAsync(SaidText text, Guid reporter, DateTimeOffset at)
    {
        await ReportAsync(text, reporter, ReportReason.Other, "Je trouve que c’est injuste pour les adultes du foyer.", at);
        await db.SaveChangesAsync();
    }

    /// <summary>Given back kindly, and the reporter was told.</summary>
    private async Task DecideAsync(SaidText text, Guid reporter, Guid moderator, DateTimeOffset at)
    {
        var about = await ReportAsync(text, reporter, ReportReason.PrivateFacts, null, at);
        await ReturnAsync(about, text, GiveBackReason.Contact, "Ton avis est clair. Enlève juste ton compte, et renvoie-le.", moderator, at.AddHours(3));
    }

    /// <summary>Given back, and its author asks another moderator.</summary>
    private async Task AppealAsync(SaidText text, Guid reporter, Guid moderator, DateTimeOffset at)
    {
        var about = await ReportAsync(text, reporter, ReportReason.Shocking, null, at);
        var decision = await ReturnAsync(about, text, GiveBackReason.Wounding, null, moderator, at.AddHours(2));
        var id = SecretCode.NewId();
        db.ModerationAppeals.Add(ModerationAppeal.Ask(id, text.At.AuthorId, decision, null, await vault.SealAsync(ModerationData.Appeal, text.At.AuthorId, id, "Je ne parle de personne. Je dis que le bus passe trop tard."), at.AddHours(5)));
        await db.SaveChangesAsync();
    }

    private async Task<ModerationCase> ReportAsync(SaidText text, Guid reporter, ReportReason reason, string? words, DateTimeOffset at)
    {
        var (about, id) = (ModerationCase.Open(SecretCode.NewId(), text.At.Kind, text.At.Id, text.At.AuthorId, reason, at, at), SecretCode.NewId());
        db.ModerationCases.Add(about);
        var added = words is null ? null : await vault.SealAsync(ModerationData.Words, reporter, id, words);
        db.ModerationReports.Add(ModerationReport.Of(id, about.Id, reporter, reason, added, await vault.SealAsync(ModerationData.Evidence, Vault.Nobody, id, text.Words), at));
        return about;
    }

    private async Task<Guid> ReturnAsync(ModerationCase about, SaidText text, GiveBackReason reason, string? word, Guid moderator, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var written = word is null ? null : await vault.SealAsync(ModerationData.Word, text.At.AuthorId, id, word);
        db.ModerationDecisions.Add(ModerationDecision.Of(id, about, Verdict.Return, reason, written, moderator, isTold: true, at));
        about.Decide(at);
        await db.SaveChangesAsync();
        await db.ModerationReports.Where(report => report.CaseId == about.Id).ExecuteUpdateAsync(update => update
            .SetProperty(report => report.ReadAt, (DateTimeOffset?)at).SetProperty(report => report.ClosedAt, (DateTimeOffset?)at).SetProperty(report => report.Outcome, (Verdict?)Verdict.Return));
        await texts.Of(about.Kind)!.ReturnAsync(about.TextId, reason.Code());
        return id;
    }

    /// <summary>The young people of the demonstration, by the first name of their child.</summary>
    private async Task<Dictionary<string, Guid>> PeopleAsync()
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations
                            join child in children on relation.ChildId equals child.Id
                            where relation.Kind == RelationKind.Self
                            orderby child.CreatedAt
                            select new { child.FirstName, relation.AccountId }).Take(100).ToListAsync();
        return people.GroupBy(one => one.FirstName).ToDictionary(group => group.Key, group => group.First().AccountId);
    }
}
