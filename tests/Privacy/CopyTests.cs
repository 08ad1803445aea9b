using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-40, LAW-07, LAW-08: the copy is the person's own, whole, and nobody else's.</summary>
public abstract class CopyTests(Portal portal)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_young_person_takes_away_all_that_is_theirs_in_less_than_ten_seconds()
    {
        var (lina, claire, _) = await CircleAsync();
        var statements = 1_000;
        var child = await portal.WithDbAsync(db => db.Relations.Where(one => one.AccountId == lina.Id).Select(one => one.ChildId).SingleAsync());
        for (var i = 0; i < statements; i++) await portal.SayAsync(lina.Id, child, Audience.OnlyMe, $"note {i}");

        var since = Stopwatch.StartNew();
        var (html, json, response) = await CopyAsync(lina);
        Console.WriteLine($"{GetType().Name}: a copy with {statements} statements in {since.Elapsed.TotalSeconds:0.00} s, {html.Length + json.Length} characters.");

        Assert.True(since.Elapsed < Longest);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        foreach (var mine in new[] { "Loutre des neiges", "Lina-canari", "Foyer-canari", "mots-canari-de-lina", "demande-canari-de-lina", "note 999" })
        {
            Assert.Contains(mine, html, StringComparison.Ordinal);
            Assert.Contains(mine, json, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("canari-de-claire", html + json, StringComparison.Ordinal);
        Assert.DoesNotContain(claire.Id.ToString(), html + json, StringComparison.OrdinalIgnoreCase);
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "data.copied" && entry.PersonId == lina.Id)));
        Assert.True(JsonDocument.Parse(json).RootElement.GetProperty("parts").GetArrayLength() >= 6);
    }

    /// <summary>LAW-08, LAW-06: nothing the child wrote, no first name, no place, no other parent.</summary>
    [Fact]
    public async Task A_parents_copy_holds_nothing_of_the_child()
    {
        var (lina, claire, marc) = await CircleAsync();
        var (html, json, _) = await CopyAsync(claire);

        Assert.Contains("mots-canari-de-claire", html, StringComparison.Ordinal);
        Assert.Contains("claire@canari.example", html, StringComparison.Ordinal);
        foreach (var foreign in new[] { "canari-de-lina", "Lina-canari", "Foyer-canari", "Loutre des neiges", "canari-de-marc", "marc@canari.example", lina.Id.ToString(), marc.Id.ToString() })
            Assert.DoesNotContain(foreign, html + json, StringComparison.OrdinalIgnoreCase);
        foreach (var part in new[] { "compte", "cercle", "parole", "relecture", "demandes", "journal", "courriels" })
        {
            var page = await (await portal.VisitorAsync(claire)).OpenAsync($"/mes-donnees/{part}");
            foreach (var foreign in new[] { "canari-de-lina", "Lina-canari", "Foyer-canari", "canari-de-marc" }) Assert.DoesNotContain(foreign, page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Every table of the copy has its rows when there are some: a listed column that is not really written would be seen.</summary>
    [Fact]
    public async Task Every_column_that_is_promised_is_in_the_file()
    {
        var (lina, _, _) = await CircleAsync();
        var (_, json, _) = await CopyAsync(lina);
        foreach (var table in JsonDocument.Parse(json).RootElement.GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("tables").EnumerateArray()))
        {
            var promised = Tables().Single(one => one.Entity.Name == table.GetProperty("table").GetString()).Columns.Keys.Order().ToList();
            foreach (var row in table.GetProperty("rows").EnumerateArray()) Assert.Equal(promised, row.EnumerateObject().Select(value => value.Name).Order());
        }
    }

    [Fact]
    public async Task Mes_donnees_says_what_why_how_long_and_who_to_each_role()
    {
        foreach (var role in Role.All)
        {
            var visitor = await (await portal.VisitorAsync(role)).OpenAsync("/mes-donnees");
            foreach (var question in new[] { "Pourquoi ?", "Qui voit ?", "Combien de temps ?", "24 mois après le dernier contact" }) Assert.Contains(question, visitor.Text, StringComparison.Ordinal);
            Assert.Contains("mailto:dpo@val-darroux.example", visitor.Links);
            if (role == Role.YoungPerson) Assert.Contains("Jamais tes parents", visitor.Text, StringComparison.Ordinal);
        }
    }

    private List<PersonalTable> Tables()
    {
        using var scope = portal.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IPersonalData>().SelectMany(feature => feature.Tables)];
    }

    private async Task<(string Html, string Json, HttpResponseMessage Response)> CopyAsync(Account account)
    {
        var response = await portal.PostAsync("/mes-donnees/copie", await portal.SignInAsync(account));
        Assert.Equal(200, (int)response.StatusCode);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        return (await TextAsync(zip, "mes-donnees.html"), await TextAsync(zip, "mes-donnees.json"), response);
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }

    /// <summary>Two parents, a child who is here, a place; each said and asked something.</summary>
    private async Task<(Account Lina, Account Claire, Account Marc)> CircleAsync()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Lina-canari");
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        var (claire, marc) = (await portal.AdultAsync(Role.Parent, "Claire", "claire@canari.example"), await portal.AdultAsync(Role.Parent, "Marc", "marc@canari.example"));
        foreach (var parent in new[] { claire, marc }) await portal.RelateAsync(child, parent, RelationKind.Parent);
        await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "mots-canari-de-lina");
        await portal.SayAsync(claire.Id, child.Id, Audience.CaseWorker, "mots-canari-de-claire");
        await portal.SayAsync(marc.Id, child.Id, Audience.CaseWorker, "mots-canari-de-marc");
        await portal.AskedAsync(lina, RightsKind.Access, "demande-canari-de-lina", isClosed: true);
        await portal.AskedAsync(claire, RightsKind.Access, "demande-canari-de-claire");
        await portal.WithDbAsync(async db =>
        {
            var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer-canari", Zone = "plaine" };
            db.AddRange(place, new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = place.Id, From = portal.Clock.GetUtcNow() }, OutboxMail.To("claire@canari.example", MailTemplate.News, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        return (lina, claire, marc);
    }
}

public sealed class CopyOnSqlite(SqlitePortal portal) : CopyTests(portal), IClassFixture<SqlitePortal>;

public sealed class CopyOnPostgres(PostgresPortal portal) : CopyTests(portal), IClassFixture<PostgresPortal>;
