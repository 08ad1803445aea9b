using System.Net;
using System.Text;
using ChildProtection.Features.Votes;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Votes;

/// <summary>The pages of a vote: who sees what and when, answers of one size, hands that are called hands.</summary>
public abstract class VotePagesTests(Portal portal)
{
    [Fact]
    public async Task A_vote_is_seen_by_its_list_and_by_nobody_else()
    {
        using var poll = await portal.PollAsync(VoteMethod.Judgment, 7);
        var (young, runner) = (await portal.VisitorAsync(poll.Voters[0]), await portal.VisitorAsync(poll.Facilitator));
        await young.OpenAsync("/comite/votes");
        await young.FollowAsync("Un essai");
        Assert.Contains("Tu es sur la liste.", young.Text);
        Assert.DoesNotContain("Combien ont voté", young.Text); // 7 people: who voted could be guessed
        foreach (var part in new[] { "", "/voter" }) Assert.Equal(HttpStatusCode.OK, (await young.OpenAsync($"/comite/votes/{poll.Id}{part}")).Status);
        foreach (var part in new[] { "/tickets", "/releve", "/fichier", "/urne", "/depouiller" }) Assert.Equal(HttpStatusCode.NotFound, (await young.OpenAsync($"/comite/votes/{poll.Id}{part}")).Status); // not yet
        foreach (var part in new[] { "", "/conduire", "/papier" }) Assert.Equal(HttpStatusCode.OK, (await runner.OpenAsync($"/comite/votes/{poll.Id}{part}")).Status);

        var other = await portal.VisitorAsync(await portal.AccountAsync(Role.YoungPerson, "Belette"));
        await portal.SeatAsync(other.Account); // came in after the list was fixed
        Assert.DoesNotContain("Un essai", (await other.OpenAsync("/comite/votes")).Text);
        foreach (var part in new[] { "", "/voter" }) Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/comite/votes/{poll.Id}{part}")).Status);
        var elsewhere = await portal.FacilitatorAsync(Bodies.Parents);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.OpenAsync($"/comite/votes/{poll.Id}/conduire")).Status);
    }

    /// <summary>VOTE-21: whatever is chosen, what is sent and what comes back have one length.</summary>
    [Fact]
    public async Task Every_answer_has_one_size_whatever_is_chosen()
    {
        using var poll = await portal.PollAsync(VoteMethod.OneChoice, 6);
        var sizes = new HashSet<(HttpStatusCode, int)>();
        foreach (var (voter, choice) in poll.Voters.Zip(new int[][] { [1, 0, 0], [0, 1, 0], [0, 0, 1], [], [0, 1, 0] }))
        {
            var answer = await PostAsync(voter, poll, poll.Encrypt(choice));
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            sizes.Add((answer.StatusCode, Encoding.UTF8.GetByteCount(text[..text.IndexOf("\"words\"", StringComparison.Ordinal)])));
            Assert.DoesNotContain("Choix", text);
        }
        Assert.Equal((HttpStatusCode.OK, 23), Assert.Single(sizes));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(poll.Voters[0], poll, poll.Encrypt(0, 1, 0))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(poll.Voters[5], poll, [1, 2, 3])).StatusCode);
    }

    [Fact]
    public async Task A_counted_vote_shows_its_result_its_tickets_and_its_record()
    {
        using var poll = await portal.PollAsync(VoteMethod.Judgment, 24);
        string? ticket = null;
        foreach (var voter in poll.Voters.Take(21)) ticket = (await portal.CastAsync(poll, voter, poll.Encrypt(4, 1, 2)))!.Grouped;
        var young = await portal.VisitorAsync(poll.Voters[3]);
        Assert.DoesNotContain("Combien ont voté", (await young.OpenAsync($"/comite/votes/{poll.Id}")).Text); // it would move as people vote
        await portal.SealAsync(poll);
        await portal.CountAsync(poll);
        young = await portal.VisitorAsync(poll.Voters[3]);
        await young.OpenAsync($"/comite/votes/{poll.Id}");
        Assert.Equal("Environ 90 %", young.Detail("Combien ont voté"));
        Assert.Contains("Garde ton ticket pour toi.", young.Text);
        Assert.Contains("En premier : Choix 1", young.Text);
        Assert.Contains("Avis du milieu : très bien.", young.Text);
        await young.OpenAsync($"/comite/votes/{poll.Id}/tickets");
        Assert.DoesNotContain("Choix 1", young.Text);
        Assert.DoesNotContain("Ce bulletin est", (await young.OpenAsync($"/comite/votes/{poll.Id}/tickets?ticket={Uri.EscapeDataString(ticket!)}")).Text); // an address says nothing
        Assert.Contains("Ce bulletin est dans l’urne.", (await young.Fill("Le ticket", ticket!).PressAsync("Chercher")).Text);
        Assert.Contains("Ce ticket n’est pas dans l’urne.", (await (await young.OpenAsync($"/comite/votes/{poll.Id}/tickets")).Fill("Le ticket", "AAAA").PressAsync("Chercher")).Text);
        Assert.Equal("", young.Address.Query);
        Assert.Contains("Pour contester", (await young.OpenAsync($"/comite/votes/{poll.Id}/releve")).Text);
        Assert.Equal(HttpStatusCode.OK, (await young.OpenAsync($"/comite/votes/{poll.Id}/fichier")).Status);
        var last = await portal.VisitorAsync(poll.Voters[10]); // not of the bureau
        Assert.Equal(HttpStatusCode.NotFound, (await last.OpenAsync($"/comite/votes/{poll.Id}/urne")).Status);
    }

    /// <summary>A ballot or a tick sent after the end of a session is not kept beside the account that sent it.</summary>
    [Fact]
    public async Task What_is_sent_too_late_is_kept_nowhere()
    {
        using var poll = await portal.PollAsync(VoteMethod.OneChoice, 6);
        foreach (var (account, address, field) in new[] { (poll.Voters[0], "voter?handler=Cast", KeyValuePair.Create("bulletin", Convert.ToBase64String(poll.Encrypt(0, 1, 0)))), (poll.Facilitator, "papier", KeyValuePair.Create("personne", poll.Voters[1].Id.ToString())) })
        {
            var session = await portal.SignInAsync(account);
            var pass = await portal.FormPassAsync(session);
            portal.Clock.Advance(TimeSpan.FromDays(1));
            using var answer = await portal.PostAsync($"/comite/votes/{poll.Id}/{address}", session, [field], pass);
            Assert.True(answer.IsRedirect());
            Assert.Contains("/connexion?retour=", answer.Headers.Location!.OriginalString);
            Assert.DoesNotContain("garde", answer.Headers.Location.OriginalString);
            Assert.False(await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Pages.KeptForm>().AnyAsync(form => form.AccountId == account.Id)));
        }
    }

    /// <summary>How many points are shared, or how many choices: without a number, said next to the field.</summary>
    [Theory]
    [InlineData("Partager un budget", "Écrivez combien de points se partagent.")]
    [InlineData("Plusieurs choix", "Écrivez combien de choix au plus.")]
    public async Task A_number_that_is_missing_is_asked_for_next_to_its_field(string method, string refusal)
    {
        var rose = await portal.FacilitatorAsync();
        await rose.OpenAsync("/comite/votes/nouveau");
        var day = portal.Today().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await rose.Fill("Instance", "Comité des jeunes").Fill("Titre", "L’argent").Fill("La question", "Comment le partager\u00A0?").Choose(method).Fill("Les choix", "La mer\nLa ville\nLa montagne").Fill("S’ouvre le", day).Fill("Se ferme le", day).PressAsync("Préparer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Equal(refusal, rose.ErrorOf("Nombre"));
        await rose.Fill("Nombre", "2").PressAsync("Préparer");
        Assert.EndsWith("/conduire", rose.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_are_noted_and_called_hands()
    {
        var rose = await portal.FacilitatorAsync();
        await rose.OpenAsync("/comite/votes/main-levee/noter");
        await rose.Fill("Instance", "Comité des jeunes").Fill("La question", "De quoi parle-t-on\u00A0?").Fill("Les thèmes et les mains", "Le sport\u00A0: 7\nLes repas: 12").Fill("Le jour", portal.Clock.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).PressAsync("Noter");
        Assert.Equal("/comite/votes/main-levee", rose.Path);
        Assert.Contains("Les repas, mains levées : 12", rose.Text);
        Assert.Contains("Ce n’est pas secret", rose.Text);
        await rose.OpenAsync("/comite/votes/main-levee/noter");
        await rose.Fill("Instance", "Comité des jeunes").Fill("La question", "Encore\u00A0?").Fill("Les thèmes et les mains", "Le sport, sept").Fill("Le jour", "2020-01-01").PressAsync("Noter");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.DoesNotContain("Les repas", (await (await portal.FacilitatorAsync(Bodies.Parents)).OpenAsync("/comite/votes/main-levee")).Text);
    }

    private async Task<HttpResponseMessage> PostAsync(Account voter, Poll poll, byte[] ballot) =>
        await portal.PostAsync($"/comite/votes/{poll.Id}/voter?handler=Cast", await portal.SignInAsync(voter), [KeyValuePair.Create("bulletin", Convert.ToBase64String(ballot))], withToken: true);
}

public sealed class VotePagesOnSqliteTests(SqlitePortal portal) : VotePagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class VotePagesOnPostgresTests(PostgresPortal portal) : VotePagesTests(portal), IClassFixture<PostgresPortal>;
