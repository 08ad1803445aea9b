using System.Collections.Concurrent;
using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Moderation;

/// <summary>Texts that stand nowhere but here: what a moderator’s acts do to them is read at once.</summary>
public sealed class SaidHere : IReportable
{
    private readonly ConcurrentDictionary<Guid, SaidText> texts = [];

    public string Kind => "essai";
    public ConcurrentDictionary<Guid, string> Returned { get; } = [];

    public SaidText Say(Guid author, string words, bool isHeld = false, params Guid[] parties) =>
        texts.GetOrAdd(SecretCode.NewId(), id => new SaidText(new SaidAt(Kind, id, author), words, "Loutre", DateTimeOffset.UnixEpoch.AddYears(56), "Un salon", isHeld, parties));

    public void Change(Guid id, Func<SaidText, SaidText> change) => texts[id] = change(texts[id]);

    public void Forget(Guid id) => texts.TryRemove(id, out _);

    /// <summary>Nobody but its author and moderators reads it: held, or given back.</summary>
    public bool IsHeld(Guid id) => texts[id].IsHeld || Returned.ContainsKey(id);

    public Task<SaidText?> SeenAsync(Guid id) => Task.FromResult(texts.GetValueOrDefault(id) is { IsHeld: false } seen && !Returned.ContainsKey(id) ? seen : null);

    public Task<SaidText?> OfAsync(Guid id) => Task.FromResult(texts.GetValueOrDefault(id));

    public Task<IReadOnlyList<SaidText>> WaitingAsync(int most) => Task.FromResult<IReadOnlyList<SaidText>>([.. texts.Values.Where(text => text.IsHeld && !Returned.ContainsKey(text.At.Id)).Take(most)]);

    public Task HoldAsync(Guid id) => SetAsync(id, isHeld: true);

    public Task ShowAsync(Guid id)
    {
        Returned.TryRemove(id, out _);
        return SetAsync(id, isHeld: false);
    }

    public Task ReturnAsync(Guid id, string reason)
    {
        Returned[id] = reason;
        return SetAsync(id, isHeld: false); // as a message: given back is a state of its own, not « held »
    }

    private Task SetAsync(Guid id, bool isHeld)
    {
        Change(id, text => text with { IsHeld = isHeld });
        return Task.CompletedTask;
    }
}

/// <summary>Remembers who was told; fails when asked to.</summary>
public sealed class AlertsHeard : IAlerts
{
    public ConcurrentBag<(SaidAt At, Guid? Reporter)> All { get; } = [];
    public bool Fails { get; set; }

    public Task<Guid> RaiseAsync(WordRisk risks, SaidAt at, Guid? reporter = null)
    {
        if (Fails) throw new InvalidOperationException("The alert cannot be written.");
        All.Add((at, reporter));
        return Task.FromResult(SecretCode.NewId());
    }
}

/// <summary>A portal with texts of one more kind, and alerts that can be read.</summary>
public abstract class ModeratedPortal : Portal
{
    private protected ModeratedPortal(ITestDatabase database) : base(database) { }

    public SaidHere Said { get; } = new();
    public AlertsHeard Alerts { get; } = new();

    protected override void ChangeServices(IServiceCollection services) => services.AddSingleton<IReportable>(Said).AddScoped<IAlerts>(_ => Alerts);
}

public sealed class ModeratedOnSqlite() : ModeratedPortal(new SqliteFile());

public sealed class ModeratedOnPostgres() : ModeratedPortal(PostgresDatabase.WithTables());

internal static class Saying
{
    /// <summary>As this person does it, in a request of their own.</summary>
    public static async Task<T> DoAsync<TAct, T>(this Portal portal, Account who, Func<TAct, Task<T>> act) where TAct : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<TAct>(who));
    }

    public static Task<bool> ReportAsync(this Portal portal, Account who, SaidText text, ReportReason reason = ReportReason.Other, string? words = null) =>
        portal.DoAsync<ReportText, bool>(who, act => act.GiveAsync(text.At.Kind, text.At.Id, reason, words));

    public static Task<Guid?> ClaimAsync(this Portal portal, Account who, SaidText text) => portal.DoAsync<WaitingTexts, Guid?>(who, act => act.ClaimAsync(text.At.Kind, text.At.Id));

    public static async Task<bool> DecideAsync(this Portal portal, Account who, SaidText text, Verdict verdict, int? seen = null)
    {
        var about = await portal.CaseAsync(text);
        return await portal.DoAsync<DecideCase, bool>(who, act => act.DecideAsync(about.Id, new DecideCase.Choice(seen ?? about.Revision, verdict, verdict == Verdict.Show ? null : GiveBackReason.Wounding, null)));
    }

    /// <summary>Taken and decided.</summary>
    public static async Task SettleAsync(this Portal portal, Account who, SaidText text, Verdict verdict)
    {
        Assert.NotNull(await portal.ClaimAsync(who, text));
        Assert.True(await portal.DecideAsync(who, text, verdict));
    }

    public static Task<ModerationCase> CaseAsync(this Portal portal, SaidText text) => portal.WithDbAsync(db => db.Set<ModerationCase>().AsNoTracking().SingleAsync(one => one.TextId == text.At.Id));

    public static Task<List<ModerationReport>> ReportsAsync(this Portal portal, SaidText text) => portal.WithDbAsync(async db =>
    {
        var about = db.Set<ModerationCase>().Where(one => one.TextId == text.At.Id);
        return await db.Set<ModerationReport>().AsNoTracking().Where(report => about.Any(one => one.Id == report.CaseId)).ToListAsync();
    });

    /// <summary>A point under a published idea, as others read it.</summary>
    public static async Task<Guid> PointAsync(this Portal portal, Guid idea, Account author, string words, PointKind kind = PointKind.For)
    {
        var (id, now) = (SecretCode.NewId(), portal.Clock.GetUtcNow());
        var point = ProposalPoint.Give(id, idea, author.Id, kind, await portal.WithVaultAsync(vault => vault.SealAsync(ProposalsData.Text, author.Id, id, words)), DateOnly.FromDateTime(now.DateTime), now);
        point.Publish(now);
        await portal.WithDbAsync(db => { db.Add(point); return db.SaveChangesAsync(); });
        return id;
    }

    /// <summary>A published idea, for a portal whose pages only browsers open.</summary>
    public static async Task<Guid> ShownIdeaAsync(this Portal portal, Account author, string title)
    {
        var (id, now) = (SecretCode.NewId(), portal.Clock.GetUtcNow());
        var idea = Proposal.Begin(id, author.Id, ProposalManner.Written, await portal.WithVaultAsync(vault => vault.SealAsync(ProposalsData.Words, author.Id, id, new ProposalWords(title, "Pour tous.").Freeze())), now);
        idea.Give(ProposalAudience.Everywhere, null, DateOnly.FromDateTime(now.DateTime).AddDays(9), now);
        idea.Publish(now.UtcTicks + System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue), now);
        await portal.WithDbAsync(db => { db.Add(idea); return db.SaveChangesAsync(); });
        return id;
    }
}
