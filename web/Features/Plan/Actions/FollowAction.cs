namespace ChildProtection.Features.Plan.Actions;

/// <summary>« Me prévenir », and « Ne plus me prévenir »: anybody signed in, without a word to anybody.</summary>
public sealed class FollowAction(PortalDb db, PlanLibrary library, CurrentUser user, TimeProvider clock)
{
    /// <summary>The second time nothing happens. No such action: false.</summary>
    public async Task<bool> FollowAsync(string code)
    {
        if (library.Current.Find(code) is null) return false;
        var (me, now) = (user.Id, clock.GetUtcNow());
        if (await db.PlanFollowers.AnyAsync(follower => follower.AccountId == me && follower.Action == code)) return true;
        db.PlanFollowers.Add(new PlanFollower { Id = SecretCode.NewId(), Action = code, AccountId = me, Since = now, SeenAt = now });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (db.PlanFollowers.Any(follower => follower.AccountId == me && follower.Action == code))
        {
            db.ChangeTracker.Clear(); // pressed twice at the same instant: followed once
        }
        return true;
    }

    /// <summary>The second time nothing happens. No such action: false.</summary>
    public async Task<bool> StopAsync(string code)
    {
        if (library.Current.Find(code) is null) return false;
        var me = user.Id;
        await db.PlanFollowers.Where(follower => follower.AccountId == me && follower.Action == code).ExecuteDeleteAsync();
        return true;
    }
}
