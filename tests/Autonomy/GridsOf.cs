using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Autonomy.Dates;
using ChildProtection.Features.Autonomy.Leaving;
using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Autonomy;

/// <summary>Grids as the portal keeps them.</summary>
internal static class GridsOf
{
    public const string Statement = "logement-menage";

    /// <summary>A grid with one answer on each of these sides, locked or not; and, once locked, a decision that waits for the young person.</summary>
    public static async Task<(Guid GridId, Guid AgreementId)> GridAsync(this Portal portal, Guid youngId, Guid childId, Audience audience, bool isLocked, params (RelationKind Kind, Guid AuthorId, string Answer)[] sides)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (vault, now) = (scope.ServiceProvider.GetRequiredService<Vault>(), portal.Clock.GetUtcNow());
        var db = scope.ServiceProvider.GetRequiredService<ChildProtection.Platform.Data.PortalDb>();
        var grid = AutonomyGrid.Start(SecretCode.NewId(), youngId, childId, Stage.Sixteen, invitesMentor: true, invitesCarer: true, now);
        if (isLocked) grid.Finish(audience, now);
        db.Add(grid);
        foreach (var (kind, author, answer) in sides)
        {
            var sheet = new GridSheet { Id = SecretCode.NewId(), GridId = grid.Id, AuthorId = author, Kind = kind, StartedAt = now, ChangedAt = now, LockedAt = isLocked ? now : null };
            var id = SecretCode.NewId();
            db.AddRange(sheet, new GridAnswer { Id = id, SheetId = sheet.Id, Statement = Statement, Version = 1, AnsweredAt = now, Answer = await vault.SealAsync(AutonomyData.Answer, youngId, id, answer) });
        }
        var agreement = SecretCode.NewId();
        if (isLocked)
            db.Add(new GridAgreement
            {
                Id = agreement, GridId = grid.Id, SubmissionKey = SecretCode.NewId(), Text = await vault.SealAsync(AutonomyData.Agreement, youngId, agreement, "On en parle jeudi."), WrittenAt = now,
                AdultAgreedAt = now, AdultId = sides.FirstOrDefault(side => side.Kind != RelationKind.Self).AuthorId is var adult && adult != Guid.Empty ? adult : null,
            });
        await db.SaveChangesAsync();
        return (grid.Id, agreement);
    }

    /// <summary>« Je voudrais revenir », and nobody answered yet.</summary>
    public static async Task<Guid> ReturnAskedAsync(this Portal portal, Guid youngId, Guid childId)
    {
        var (now, id) = (portal.Clock.GetUtcNow(), SecretCode.NewId());
        var text = await portal.WithVaultAsync(vault => vault.SealAsync(AutonomyData.ReturnText, youngId, id, "Je voudrais un logement."));
        await portal.WithDbAsync(db =>
        {
            db.Add(new ReturnRequest { Id = id, AuthorId = youngId, ChildId = childId, Wish = ReturnWish.ComeBack, Text = text, AskedAt = now, DueOn = DateOnly.FromDateTime(now.DateTime).AddDays(15) });
            return db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>One of each row about dates: a sheet, a record, a request, a follow-up, and a sheet of a grid left to somebody else.</summary>
    public static async Task DatesAsync(this Portal portal, Guid youngId, Guid childId, Guid adultId)
    {
        await portal.ReturnAskedAsync(youngId, childId);
        await using var scope = portal.Services.CreateAsyncScope();
        var (vault, now, recordId) = (scope.ServiceProvider.GetRequiredService<Vault>(), portal.Clock.GetUtcNow(), SecretCode.NewId());
        var db = scope.ServiceProvider.GetRequiredService<ChildProtection.Platform.Data.PortalDb>();
        var sheet = MilestonePreparation.Begin(SecretCode.NewId(), youngId, childId, MilestoneKind.Interview, now);
        sheet.Write(await vault.SealAsync(AutonomyData.Preparation, youngId, sheet.Id, (PreparationWords.Empty with { Message = "Je veux un studio." }).Written()), Audience.CaseWorker, now);
        var record = new MilestoneRecord
        {
            Id = recordId, YoungId = youngId, ChildId = childId, Milestone = MilestoneKind.Interview, Number = 1, HeldOn = DateOnly.FromDateTime(now.DateTime), WriterId = adultId, WrittenAt = now,
            Text = await vault.SealAsync(AutonomyData.RecordText, youngId, recordId, "On cherche un studio."),
        };
        var left = await db.Set<GridSheet>().Where(one => one.AuthorId == adultId && db.Set<AutonomyGrid>().Any(grid => grid.Id == one.GridId && grid.AuthorId == youngId)).Select(one => one.Id).FirstAsync();
        db.AddRange(sheet, record, new LeavingFollowUp { Id = SecretCode.NewId(), AccountId = youngId, ConsentedAt = now, AskOn = DateOnly.FromDateTime(now.DateTime).AddDays(180) },
            new FormerHand { Id = SecretCode.NewId(), SheetId = left, AccountId = adultId, Until = now });
        await db.SaveChangesAsync();
    }

    public static async Task<Guid> StepAsync(this Portal portal, Guid youngId, Guid childId, string goal, Audience audience = Audience.CaseWorker)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (vault, now, id) = (scope.ServiceProvider.GetRequiredService<Vault>(), portal.Clock.GetUtcNow(), SecretCode.NewId());
        var db = scope.ServiceProvider.GetRequiredService<ChildProtection.Platform.Data.PortalDb>();
        var words = (await vault.SealAsync(AutonomyData.Goal, youngId, id, goal), await vault.SealAsync(AutonomyData.FirstStep, youngId, id, "Demain."), await vault.SealAsync(AutonomyData.HelpedBy, youngId, id, "Karim"));
        db.Add(SmallStep.Choose(id, youngId, childId, 1, words, DateOnly.FromDateTime(now.DateTime).AddDays(7), Statement, audience, SecretCode.NewId(), now));
        await db.SaveChangesAsync();
        return id;
    }
}
