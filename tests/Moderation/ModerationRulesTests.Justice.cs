using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Files;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Moderation;

/// <content>Cases kept for the courts (reference security.md §2.2).</content>
public abstract partial class ModerationRulesTests
{
    /// <summary>Nothing of it goes by age: neither the case, nor its evidence, nor the file, nor its alert; all of it does once nobody asks any more.</summary>
    [Fact]
    public async Task What_is_kept_for_the_courts_outlives_its_time_with_all_that_hangs_on_it()
    {
        var (author, sami, paul, yasmine) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator), await portal.AccountAsync(Role.Moderator));
        var (text, plain) = (portal.Said.Say(author.Id, "Une preuve."), portal.Said.Say(author.Id, "Autre chose."));
        await portal.DoAsync<Attachments, Guid>(author, async files => await files.AddAsync(text.At, await files.ReadAsync(CraftedPictures.Jpeg()), isHeld: false));
        foreach (var one in new[] { text, plain })
        {
            await portal.ReportAsync(sami, one);
            await portal.SettleAsync(paul, one, Verdict.Return);
        }
        var (alert, other) = (await ClosedAlertAsync(text.At, paul.Id), await ClosedAlertAsync(plain.At, paul.Id));
        var about = (await portal.CaseAsync(text)).Id;
        Assert.True(await KeepAsync(yasmine, about, JusticeReason.Judge));

        await PurgeAsync();
        Assert.Equal(JusticeReason.Judge, (await portal.CaseAsync(text)).KeptFor);
        var report = Assert.Single(await portal.ReportsAsync(text)).Id;
        var file = await portal.WithDbAsync(db => db.Set<ModerationFile>().Where(one => one.ReportId == report).Select(one => one.Id).SingleAsync());
        Assert.Equal([alert], await portal.WithDbAsync(db => db.Alerts.Where(one => one.Id == alert || one.Id == other).Select(one => one.Id).ToListAsync()));
        Assert.False(await portal.WithDbAsync(db => db.Set<ModerationCase>().AnyAsync(one => one.TextId == plain.At.Id)));

        Assert.Equal("Une preuve.", Assert.Single((await ReadAsync(yasmine, about))!.Reports).Evidence); // closed, in nobody’s hand: read, and written down
        Assert.NotNull(await ProofAsync(yasmine, file));
        var log = await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == yasmine.Id && entry.ObjectId == about).OrderBy(entry => entry.Seq).ToListAsync());
        Assert.Equal(["moderation.kept-for-justice", "moderation.read", "moderation.proof-read"], log.Select(entry => entry.Action));
        Assert.All(log, entry => Assert.Null(entry.PersonId)); // its author is told of nothing

        Assert.True(await KeepAsync(paul, about, null));
        Assert.Empty((await ReadAsync(yasmine, about))!.Reports);
        Assert.Null(await ProofAsync(yasmine, file));
        await PurgeAsync();
        Assert.False(await portal.WithDbAsync(db => db.Set<ModerationCase>().AnyAsync(one => one.Id == about)));
        Assert.False(await portal.WithDbAsync(db => db.Set<ModerationFile>().AnyAsync(one => one.Id == file)));
        Assert.False(await portal.WithDbAsync(db => db.Alerts.AnyAsync(one => one.Id == alert)));
    }

    /// <summary>A text that only the portal held has no evidence: it is copied once, with a file that nobody has seen, and is neither a report nor a figure.</summary>
    [Fact]
    public async Task What_nobody_reported_is_copied_for_the_courts_once()
    {
        var (author, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Retenu, et gardé.", isHeld: true);
        await portal.DoAsync<Attachments, Guid>(author, async files => await files.AddAsync(text.At, await files.ReadAsync(CraftedPictures.Jpeg())));
        await SweepAsync();
        var about = (await portal.CaseAsync(text)).Id;
        foreach (var reason in new[] { JusticeReason.Complaint, JusticeReason.Police }) Assert.True(await KeepAsync(paul, about, reason));
        var kept = await portal.CaseAsync(text);
        Assert.Equal((JusticeReason.Police, CaseState.Open), (kept.KeptFor!.Value, kept.State));
        var copy = Assert.Single(await portal.ReportsAsync(text));
        Assert.True(copy is { IsCopy: true, ReporterId: null, ClosedAt: not null });
        Assert.Empty((await ReadAsync(paul, about))!.Reports); // it waits: whoever takes it reads it

        portal.Said.Forget(text.At.Id); // its author took it back
        await portal.WithDbAsync(async db =>
        {
            (await db.Set<ModerationCase>().SingleAsync(one => one.Id == about)).Claim(paul.Id, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        var shown = await ReadAsync(paul, about);
        Assert.Null(shown!.Text);
        var told = Assert.Single(shown.Reports);
        Assert.Equal(("Retenu, et gardé.", true, 1), (told.Evidence, told.IsCopy, told.Files.Count));
    }

    [Fact]
    public async Task Who_may_not_decide_keeps_nothing_and_a_decision_meanwhile_stands()
    {
        var (author, sami) = (await ZonedAsync(Role.Professional, "rive-sud"), await portal.AccountAsync(Role.YoungPerson));
        var (paul, unit) = (await portal.AccountAsync(Role.Moderator), await ZonedAsync(Role.Moderator, "rive-sud"));
        var text = portal.Said.Say(author.Id, "À garder.");
        await portal.ReportAsync(sami, text);
        var about = (await portal.CaseAsync(text)).Id;
        Assert.False(await KeepAsync(unit, about, JusticeReason.Judge)); // SAFE-25
        Assert.False(await KeepAsync(paul, SecretCode.NewId(), JusticeReason.Judge));
        Assert.Null((await portal.CaseAsync(text)).KeptFor);
        Assert.False(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ActorId == unit.Id))); // nothing of a refusal stays

        await portal.ClaimAsync(paul, text);
        Assert.All(await Task.WhenAll(Task.Run(() => KeepAsync(paul, about, JusticeReason.Told)), Task.Run(() => portal.DecideAsync(paul, text, Verdict.Return))), Assert.True);
        Assert.Equal((JusticeReason.Told, CaseState.Decided), await portal.CaseAsync(text) is var both ? (both.KeptFor!.Value, both.State) : default);
    }

    private Task<bool> KeepAsync(Account who, Guid about, JusticeReason? reason) => portal.DoAsync<KeepCase, bool>(who, keeping => keeping.KeepAsync(about, reason));

    private Task<ReadCase.Shown?> ReadAsync(Account who, Guid about) => portal.DoAsync<ReadCase, ReadCase.Shown?>(who, read => read.ReadAsync(about));

    private async Task<Guid> ClosedAlertAsync(SaidAt at, Guid moderator)
    {
        var (id, now) = (SecretCode.NewId(), portal.Clock.GetUtcNow());
        var alert = Alert.Raise(id, WordRisk.Danger, at, null, now);
        alert.Take(moderator, null, now);
        alert.Close(moderator, AlertOutcome.Followed, now);
        await portal.WithDbAsync(db => { db.Add(alert); return db.SaveChangesAsync(); });
        return id;
    }

    /// <summary>As if every time were over: of moderation and of alerts. What is counted is what goes.</summary>
    private async Task PurgeAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var limit = portal.Clock.GetUtcNow().AddSeconds(1);
        string[] codes = [ModerationRetention.EvidenceCode, ModerationRetention.CasesCode, SafeguardingRetention.AlertsCode];
        var rules = scope.ServiceProvider.GetServices<IRetention>().Where(one => codes.Contains(one.Rule.Code)).ToList();
        Assert.Equal(codes.Length, rules.Count);
        foreach (var rule in rules) Assert.Equal(await rule.CountAsync(limit), await rule.PurgeAsync(limit, 10_000));
    }
}
