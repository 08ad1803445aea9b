using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Files;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Moderation;

/// <content>Files kept as evidence, points about ideas, more held texts than one page.</content>
public abstract partial class ModerationRulesTests
{
    /// <summary>A picture that was reported stays as it was, sealed for nobody, for the moderator who took the case alone; and goes by the clock of evidence.</summary>
    [Fact]
    public async Task A_reported_file_outlives_what_its_author_takes_away()
    {
        var (author, sami, paul, yasmine) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Une photo.");
        var joined = await portal.DoAsync<Attachments, Guid>(author, async files => await files.AddAsync(text.At, await files.ReadAsync(CraftedPictures.Jpeg()), isHeld: false));
        await portal.DoAsync<Attachments, Guid>(author, async files => await files.AddAsync(text.At, await files.ReadAsync(CraftedPictures.Jpeg()))); // nobody has seen this one
        await portal.ReportAsync(sami, text, ReportReason.Shocking);
        await portal.DoAsync<Attachments, bool>(author, async files =>
        {
            await files.ForgetAsync(text.At.Kind, [text.At.Id]);
            return true;
        });
        Assert.False(await portal.WithDbAsync(db => db.Set<Attachment>().AnyAsync(one => one.Id == joined)));
        await EraseAsync(author.Id);

        var kept = await portal.WithDbAsync(async db => Assert.Single(await db.Set<ModerationFile>().AsNoTracking().Where(file => db.Set<ModerationReport>().Any(report => report.Id == file.ReportId && report.ReporterId == sami.Id)).ToListAsync()));
        Assert.Equal(-1, kept.Content.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])); // sealed
        Assert.Null(await ProofAsync(paul, kept.Id)); // nobody took it
        var id = await portal.ClaimAsync(paul, text);
        var shown = await portal.DoAsync<ReadCase, ReadCase.Shown?>(paul, read => read.ReadAsync(id!.Value));
        Assert.Equal($"/moderation/preuves/{kept.Id}", Assert.Single(shown!.Reports[0].Files).Address);
        Assert.Equal((byte[])[0xFF, 0xD8, 0xFF], (await ProofAsync(paul, kept.Id))!.Content[..3]);
        Assert.Contains("moderation.proof-read", await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == paul.Id).Select(entry => entry.Action).ToListAsync()));
        foreach (var other in new[] { yasmine, sami, await portal.AccountAsync(Role.Administrator) }) Assert.Null(await ProofAsync(other, kept.Id));

        await portal.DecideAsync(paul, text, Verdict.Remove);
        await portal.SettleAsync(yasmine, text, Verdict.Remove);
        Assert.Null(await ProofAsync(paul, kept.Id)); // it is over
        portal.Clock.Advance(TimeSpan.FromDays(364));
        await portal.DayAsync();
        Assert.True(await portal.WithDbAsync(db => db.Set<ModerationFile>().AnyAsync(one => one.Id == kept.Id)));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.DayAsync();
        Assert.False(await portal.WithDbAsync(db => db.Set<ModerationFile>().AnyAsync(one => one.Id == kept.Id)));
    }

    /// <summary>A point about an idea is read as a message is: what may tell of a danger is told in the same transaction, and moderators alone read it.</summary>
    [Fact]
    public async Task A_point_that_tells_of_a_danger_is_held_and_told()
    {
        var (lina, sami, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var idea = await portal.ShownIdeaAsync(lina, "Un banc");
        portal.Alerts.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => GiveAsync(PointKind.For, "mon beau-père me frappe le soir"));
        portal.Alerts.Fails = false;
        Assert.Empty(await PointsAsync()); // both or neither
        Assert.True(await GiveAsync(PointKind.For, "mon beau-père me frappe le soir"));
        Assert.True(await GiveAsync(PointKind.Against, "Il y a déjà un banc."));
        var points = await PointsAsync();
        Assert.Equal((PointState.Held, PointState.Given), (points[PointKind.For].State, points[PointKind.Against].State));
        Assert.Equal("argument", Assert.Single(portal.Alerts.All, one => one.At.AuthorId == sami.Id).At.Kind);
        var text = await portal.DoAsync<SaidTexts, SaidText?>(paul, texts => texts.OfAsync("argument", points[PointKind.For].Id));
        Assert.Equal("mon beau-père me frappe le soir", text!.Words);
        await portal.SettleAsync(paul, text, Verdict.Show);
        Assert.Equal(PointState.Published, (await PointsAsync())[PointKind.For].State);

        Task<bool> GiveAsync(PointKind kind, string words) => portal.DoAsync<ProposalPoints, bool>(sami, all => all.GiveAsync(idea, kind, words));
        Task<Dictionary<PointKind, ProposalPoint>> PointsAsync() => portal.WithDbAsync(db => db.Set<ProposalPoint>().AsNoTracking().Where(point => point.AuthorId == sami.Id).ToDictionaryAsync(point => point.Kind));
    }

    private Task<ReadCase.Proof?> ProofAsync(Account who, Guid file) => portal.DoAsync<ReadCase, ReadCase.Proof?>(who, read => read.ProofAsync(file));

    /// <summary>More held texts than one page of them: the last has its clock too, and the words of those that have one are not opened again.</summary>
    [Fact]
    public async Task The_two_hundred_and_first_held_text_has_its_clock()
    {
        var author = await portal.AccountAsync(Role.YoungPerson);
        var held = Enumerable.Range(0, 205).Select(number => portal.Said.Say(author.Id, $"Retenu {number}.", isHeld: true).At.Id).ToList();
        await SweepAsync();
        Assert.Equal(205, await portal.WithDbAsync(db => db.Set<ModerationCase>().CountAsync(one => held.Contains(one.TextId) && one.State == CaseState.Open && one.EscalateAt != null)));
        foreach (var id in held) portal.Said.Change(id, one => one with { IsHeld = false });
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var sweep = 0; sweep < 3; sweep++) await SweepAsync(); // what is shown meanwhile waits no longer, two hundred a minute
        Assert.Equal(0, await portal.WithDbAsync(db => db.Set<ModerationCase>().CountAsync(one => held.Contains(one.TextId) && one.State == CaseState.Open)));
    }
}
