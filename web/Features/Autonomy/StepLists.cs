using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy;

/// <summary>Small steps as pages show them: their author's, and those shown to the team.</summary>
public sealed class StepLists(AutonomyAccess autonomy, Vault vault)
{
    private const int Most = 60;

    public sealed record Shown(SmallStep Step, string? Goal, string? FirstStep, string? HelpedBy);

    /// <summary>My open ones.</summary>
    public Task<IReadOnlyList<Shown>> OpenAsync() => OpenedAsync(autonomy.OwnSteps.Where(step => step.Slot != null).OrderBy(step => step.Slot));

    /// <summary>All of mine: the open ones first, then the newest.</summary>
    public Task<IReadOnlyList<Shown>> MineAsync() => OpenedAsync(autonomy.OwnSteps.OrderBy(step => step.Slot == null).ThenByDescending(step => step.ChangedAt));

    /// <summary>Those of one child that are shown to this adult.</summary>
    public Task<IReadOnlyList<Shown>> OfChildAsync(Guid childId) =>
        OpenedAsync(autonomy.ShownSteps.Where(step => step.ChildId == childId).OrderBy(step => step.Slot == null).ThenByDescending(step => step.ChangedAt));

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IQueryable<SmallStep> steps)
    {
        var rows = await steps.AsNoTracking().Take(Most).ToListAsync();
        var goals = await vault.OpenAllAsync(AutonomyData.Goal, [.. rows.Select(step => (step.AuthorId, step.Id, step.Goal))]);
        var firsts = await vault.OpenAllAsync(AutonomyData.FirstStep, [.. rows.Select(step => (step.AuthorId, step.Id, step.FirstStep))]);
        var helpers = await vault.OpenAllAsync(AutonomyData.HelpedBy, [.. rows.Where(step => step.HelpedBy is not null).Select(step => (step.AuthorId, step.Id, step.HelpedBy!))]);
        return [.. rows.Select(step => new Shown(step, goals[step.Id], firsts[step.Id], helpers.GetValueOrDefault(step.Id)))];
    }
}

/// <summary>Chooses a small step, and says where it stands.</summary>
public sealed class TakeSteps(PortalDb db, AutonomyAccess autonomy, Vault vault, AuditLog audit, CurrentUser user)
{
    /// <summary>What the form asks.</summary>
    public sealed record Wish(string Goal, string FirstStep, string? HelpedBy, DateOnly DueOn, string? Statement, Audience Audience);

    private static readonly string Full = $"Tu as déjà {SmallStep.MostOpen} pas. Finis-en un, ou change d’avis, avant d’en choisir un autre.";

    /// <summary>A new one; the same once when the form comes twice. Three are open: <see cref="BrokenRuleException"/>. No child of their own: null.</summary>
    public async Task<Guid?> ChooseAsync(Wish wish, Guid submissionKey)
    {
        if (await autonomy.SelfAsync() is not { } self) return null;
        if (wish.DueOn < autonomy.Today) throw new BrokenRuleException("Cette date est passée. Choisis aujourd’hui ou plus tard.");
        if (wish.DueOn > autonomy.Today.AddYears(1)) throw new BrokenRuleException("C’est loin. Choisis une date plus proche : un petit pas suffit.");
        if (await SentAsync(submissionKey) is { } already) return already;
        var id = SecretCode.NewId();
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                var taken = await autonomy.OwnSteps.Where(step => step.Slot != null).Select(step => step.Slot!.Value).ToListAsync();
                if (Enumerable.Range(1, SmallStep.MostOpen).FirstOrDefault(slot => !taken.Contains(slot)) is not (> 0 and var free)) throw new BrokenRuleException(Full);
                var words = (await vault.SealAsync(AutonomyData.Goal, user.Id, id, wish.Goal.Trim()), await vault.SealAsync(AutonomyData.FirstStep, user.Id, id, wish.FirstStep.Trim()),
                    string.IsNullOrWhiteSpace(wish.HelpedBy) ? null : await vault.SealAsync(AutonomyData.HelpedBy, user.Id, id, wish.HelpedBy.Trim()));
                db.SmallSteps.Add(SmallStep.Choose(id, user.Id, self.Id, free, words, wish.DueOn, wish.Statement, wish.Audience, submissionKey, autonomy.Now));
                await db.SaveChangesAsync();
                await audit.WriteAsync(AutonomyAudit.StepChosen, user.Id, id);
                return (Guid?)id;
            });
        }
        catch (DbUpdateException) // another step, or the same form, at the same instant
        {
            return await SentAsync(submissionKey) ?? throw new BrokenRuleException(await autonomy.OwnSteps.CountAsync(step => step.Slot != null) >= SmallStep.MostOpen
                ? Full : "L’envoi n’a pas marché. Essaie encore : ton texte est toujours là.");
        }
    }

    /// <summary>Not theirs: false. Done or given up already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> BecomesAsync(Guid id, StepState state) => db.InOneTransactionAsync(async () =>
    {
        if (await autonomy.OwnSteps.SingleOrDefaultAsync(step => step.Id == id) is not { } step) return false;
        step.Becomes(state, autonomy.Now);
        await db.SaveChangesAsync();
        await audit.WriteAsync(AutonomyAudit.StepChanged, user.Id, id);
        return true;
    });

    private async Task<Guid?> SentAsync(Guid submissionKey) => await autonomy.OwnSteps.Where(step => step.SubmissionKey == submissionKey).Select(step => (Guid?)step.Id).SingleOrDefaultAsync();
}
