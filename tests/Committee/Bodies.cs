using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Committee;

/// <summary>Bodies with their people, in one call. The demo pack gives « jeunes », « adolescents » and « parents ».</summary>
internal static class Bodies
{
    public const string Young = "jeunes";
    public const string Adolescents = "adolescents";
    public const string Parents = "parents";

    public static Task<Body> BodyAsync(this Portal portal, string code = Young) => portal.WithDbAsync(db => db.Set<Body>().AsNoTracking().SingleAsync(body => body.Code == code));

    /// <summary>This account runs these bodies from now on.</summary>
    public static async Task RunsAsync(this Portal portal, Account facilitator, params string[] codes)
    {
        foreach (var code in codes)
        {
            var body = await portal.BodyAsync(code);
            await portal.WithDbAsync(db => { db.Add(BodyFacilitator.Begin(body.Id, facilitator.Id, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        }
    }

    /// <summary>A new facilitator who runs these bodies, signed in; « jeunes » when none is said.</summary>
    public static async Task<Visitor> FacilitatorAsync(this Portal portal, params string[] codes)
    {
        var account = await portal.AccountAsync(Role.Facilitator, "Rose");
        await portal.RunsAsync(account, codes.Length == 0 ? [Young] : codes);
        return await portal.VisitorAsync(account);
    }

    /// <summary>This account sits on this body from now on; the seat.</summary>
    public static async Task<CommitteeMember> SeatAsync(this Portal portal, Account account, string code = Young, DateOnly? endsOn = null)
    {
        var seat = CommitteeMember.Join((await portal.BodyAsync(code)).Id, account.Id, portal.Clock.GetUtcNow(), endsOn);
        await portal.WithDbAsync(db => { db.Add(seat); return db.SaveChangesAsync(); });
        return seat;
    }
}
