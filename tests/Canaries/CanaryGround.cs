using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Canaries;

/// <summary>What a journey stands on: a portal in this process, or one in a process of its own.</summary>
internal interface ICanaryGround
{
    CanaryBook Book { get; }

    DateTimeOffset Now { get; }

    /// <summary>Whether the authenticator applications can be waited for.</summary>
    bool HasOwnClock { get; }

    /// <summary>A browser of this person's, that nobody has used yet.</summary>
    Task<Visitor> BrowserAsync(string who, string? userAgent = null);

    /// <summary>The code of an invitation to work here.</summary>
    Task<string> InviteProfessionalAsync(string email);

    /// <summary>The code of the invitation of a mentor to this child: no page makes one, the bond comes from mentoring, whose own tests live it.</summary>
    Task<string> InviteMentorAsync(Guid childId, string email);

    Task AddPlaceAsync(string name);

    /// <summary>Those who work here now « peuvent confirmer » an access that is remade; no page says so yet.</summary>
    Task LetProfessionalsConfirmAsync();

    /// <summary>Half a minute passes: the applications show their next code.</summary>
    void NextCode();
}

/// <summary>The portal in this process: the administrator invites by the pages too.</summary>
internal sealed class PortalGround(CanaryPortal portal) : ICanaryGround
{
    public const string Administrator = "administrateur";
    private Visitor? administrator;

    public CanaryBook Book => portal.Book;

    public DateTimeOffset Now => portal.Clock.GetUtcNow();

    public bool HasOwnClock => true;

    public Task<Visitor> BrowserAsync(string who, string? userAgent = null) => portal.BrowserAsync(who, userAgent: userAgent);

    public async Task<string> InviteProfessionalAsync(string email)
    {
        administrator ??= await portal.BrowserAsync(Administrator, await portal.AccountAsync(Role.Administrator, $"Alex {Book.Word(CanaryKind.AdultName, Administrator)}"));
        await administrator.OpenAsync("/administration/invitations");
        await administrator.Choose("Professionnel : référent, éducateur, assistant familial").Fill("Adresse e-mail au travail", email).PressAsync("Inviter");
        var code = administrator.Page.QuerySelector(".code")!.TextContent;
        await administrator.OpenAsync("/administration/courriels");
        return code;
    }

    public Task<string> InviteMentorAsync(Guid childId, string email) => portal.WithDbAsync(db => CanaryMentor.InviteAsync(db, childId, email, Now));

    public Task AddPlaceAsync(string name) => portal.WithDbAsync(db =>
    {
        db.Places.Add(new PlaceOfLife { Id = SecretCode.NewId(), Name = name, Zone = "plaine" });
        return db.SaveChangesAsync();
    });

    public Task LetProfessionalsConfirmAsync() => portal.WithDbAsync(db =>
        db.Users.Where(account => account.Role == Role.Professional).ExecuteUpdateAsync(update => update.SetProperty(account => account.MayConfirmRecovery, true)));

    public void NextCode() => portal.Clock.Advance(TimeSpan.FromSeconds(30));
}

internal static class CanaryMentor
{
    public static async Task<string> InviteAsync(PortalDb db, Guid childId, string email, DateTimeOffset now)
    {
        var caseWorker = await db.Set<Relation>().Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.CaseWorker && relation.Until == null).Select(relation => relation.AccountId).FirstAsync();
        var (invitation, code) = Invitation.ToCircle(childId, RelationKind.Mentor, email, caseWorker, now);
        db.Add(invitation);
        await db.SaveChangesAsync();
        return code;
    }
}
