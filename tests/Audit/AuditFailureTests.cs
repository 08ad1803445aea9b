using System.Data.Common;
using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Audit;

/// <summary>DATA-06, V16.5: what cannot be written down is not done, and the page says so in plain French.</summary>
public sealed class AuditFailureTests(AuditFailureTests.BreakablePortal portal) : IClassFixture<AuditFailureTests.BreakablePortal>
{
    [Fact]
    public async Task A_child_is_not_registered()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        await nadia.OpenAsync("/equipe/jeunes/nouveau");
        nadia.Fill("Prénom usuel", "Ismérie").Fill("Le jour de ses 18 ans", "2030-06-06").Fill("Secteur", nadia.Page.QuerySelectorAll("select option")[1].TextContent);

        await BrokenAsync(async () => await nadia.PressAsync("Ajouter"));

        RefusedInPlainFrench(nadia);
        Assert.DoesNotContain("Ismérie", await portal.WithDbAsync(db => db.Children.Select(child => child.FirstName).ToListAsync()));
        Assert.False(await portal.WithDbAsync(db => db.Relations.AnyAsync(relation => relation.AccountId == nadia.Account.Id)));
    }

    [Fact]
    public async Task A_child_s_page_is_not_shown()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account, "Yaëlle");

        await BrokenAsync(async () => await nadia.OpenAsync($"/equipe/jeunes/{child.Id}"));

        RefusedInPlainFrench(nadia);
        Assert.DoesNotContain("Yaëlle", nadia.Text);
    }

    [Fact]
    public async Task A_link_is_not_ended_and_an_invitation_is_neither_made_nor_mailed()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        var claire = await portal.AccountAsync(Role.Parent, "Claire Petit");
        await portal.WithDbAsync(async db => { db.Relations.Add(Relation.Begin(child.Id, claire.Id, RelationKind.Parent, portal.Clock.GetUtcNow())); return await db.SaveChangesAsync(); });
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        await BrokenAsync(async () => await nadia.PressAsync("Terminer le lien avec Claire Petit"));
        RefusedInPlainFrench(nadia);
        Assert.Null(await portal.WithDbAsync(db => db.Relations.Where(relation => relation.AccountId == claire.Id).Select(relation => relation.Until).SingleAsync()));

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Educator");
        await BrokenAsync(async () => await nadia.Fill("Son adresse e-mail", "jonas@exemple.fr").PressAsync("Inviter"));
        RefusedInPlainFrench(nadia);
        Assert.False(await portal.WithDbAsync(db => db.Invitations.AnyAsync(invitation => invitation.ChildId == child.Id)));
        Assert.False(await portal.WithDbAsync(db => db.Set<OutboxMail>().AnyAsync()));
    }

    [Fact]
    public async Task Nobody_comes_in_and_a_card_stays_as_it_was()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        var (lina, card) = await portal.YoungPersonAsync(child);
        var visitor = await AtTheDoorAsync(card, People.Pin);
        await BrokenAsync(async () => await visitor.PressAsync("Entrer"));
        RefusedInPlainFrench(visitor);
        Assert.False(await portal.WithDbAsync(db => db.SignInSessions.AnyAsync(session => session.AccountId == lina.Id)));

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        await BrokenAsync(async () => await nadia.PressAsync("Refaire sa carte"));
        RefusedInPlainFrench(nadia);
        Assert.Equal("/accueil", (await (await AtTheDoorAsync(card, People.Pin)).PressAsync("Entrer")).Path);
    }

    /// <summary>An invitation that could not be written down has not served: the same code opens later.</summary>
    [Fact]
    public async Task An_invitation_is_not_used_up()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var claire = await portal.VisitorAsync(Role.Parent);
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == claire.Account.Id).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.Email, "claire@exemple.fr").SetProperty(user => user.NormalizedEmail, portal.IndexOf("claire@exemple.fr"))));
        var code = await portal.InvitationAsync(await portal.ChildOfAsync(nadia, "Noé"), nadia, RelationKind.Parent, "claire@exemple.fr");

        await claire.OpenAsync("/bienvenue");
        await BrokenAsync(async () => await claire.Fill("Le code de l’invitation", code).PressAsync("Continuer"));
        RefusedInPlainFrench(claire);
        await claire.OpenAsync("/bienvenue");
        await claire.Fill("Le code de l’invitation", code).PressAsync("Continuer");

        Assert.Contains("Noé", (await claire.OpenAsync("/mon-enfant")).Text);
    }

    /// <summary>The one exception: whoever wants out gets out.</summary>
    [Fact]
    public async Task Signing_out_and_leaving_in_a_blink_are_never_refused()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        await lina.OpenAsync("/mon-acces");
        await BrokenAsync(async () => await lina.PressAsync("Me déconnecter"));
        Assert.False(await portal.WithDbAsync(db => db.SignInSessions.AnyAsync(session => session.AccountId == lina.Account.Id && session.EndedAt == null)));

        var session = await portal.SignInAsync(lina.Account);
        await BrokenAsync(async () => Assert.Equal(HttpStatusCode.SeeOther, (await portal.GetAsync("/quitter", Wire.CookieOf(session))).StatusCode));
        Assert.False(await portal.WithDbAsync(db => db.SignInSessions.AnyAsync(open => open.AccountId == lina.Account.Id && open.EndedAt == null)));
    }

    private static void RefusedInPlainFrench(Visitor visitor)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains("Le site est en pause", visitor.Text);
        Assert.DoesNotContain("Exception", visitor.Text);
    }

    private async Task<Visitor> AtTheDoorAsync(string card, string pin)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion");
        return visitor.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", pin);
    }

    /// <summary>Does it while no entry can be written; nothing is added to the log.</summary>
    private async Task BrokenAsync(Func<Task> act)
    {
        var before = (await portal.EntriesAsync()).Count;
        portal.IsBroken = true;
        try
        {
            await act();
        }
        finally
        {
            portal.IsBroken = false;
        }
        Assert.Equal(before, (await portal.EntriesAsync()).Count);
        Assert.True((await portal.VerifyAsync()).IsSound);
    }

    public sealed class BreakablePortal : Portal
    {
        public bool IsBroken { get; set; }

        protected override void ChangeServices(IServiceCollection services) =>
            services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(new Breaker(this)));
    }

    /// <summary>A full disk, for the audit log only.</summary>
    private sealed class Breaker(BreakablePortal portal) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Check(command, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Check(command, result));

        private T Check<T>(DbCommand command, T result) => portal.IsBroken && command.CommandText.Contains("INSERT INTO \"AuditEntries\"", StringComparison.Ordinal)
            ? throw new IOException("No space left on device") : result;
    }
}
