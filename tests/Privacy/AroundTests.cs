using System.Text.Encodings.Web;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Audit;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-40, LAW-07: what others did around a young person is theirs to know; what belongs to those others is not given, and that is said.</summary>
public abstract class AroundTests(Portal portal)
{
    [Fact]
    public async Task A_young_person_takes_away_who_was_around_and_the_ways_in_made_for_them_and_nothing_that_is_the_others()
    {
        var before = await portal.AdultAsync(Role.Professional, "Nadia-avant", "nadia@autour.example");
        var (now, claire) = (await portal.AdultAsync(Role.Professional, "Omar-maintenant", "omar@autour.example"), await portal.AdultAsync(Role.Parent, "Claire-parent", "claire@autour.example"));
        var child = await portal.ChildOfAsync(before, "Lina");
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        var elsewhere = await portal.ChildOfAsync(before, "Sami");
        await portal.RelateAsync(child, now, RelationKind.CaseWorker);
        await portal.RelateAsync(child, claire, RelationKind.Parent);
        await portal.InvitationAsync(child, before, RelationKind.Self);
        await portal.InvitationAsync(child, before, RelationKind.Educator, "karim@autour.example");
        await portal.InvitationAsync(elsewhere, before, RelationKind.Educator, "loin@autour.example");
        await portal.WithDbAsync(async db =>
        {
            (await db.Relations.SingleAsync(one => one.AccountId == before.Id && one.ChildId == child.Id)).End(portal.Clock.GetUtcNow());
            var relation = await db.Relations.SingleAsync(one => one.AccountId == claire.Id && one.ChildId == child.Id);
            db.Add(ParentalDecision.Record(relation.Id, ParentalRights.Visits, DecisionBasis.Judge, null, now.Id, portal.Clock.GetUtcNow()));
            db.Add(AccessRecovery.Start(lina.Id, child.Id, now.Id, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        var (rows, page, json) = await CopyAsync(lina);

        Assert.Equal(4, rows[typeof(Relation)].Count); // her own, Nadia's that ended, Omar's, Claire's
        foreach (var name in new[] { "Nadia-avant", "Omar-maintenant", "Claire-parent" })
        {
            Assert.Contains(name, page, StringComparison.Ordinal);
            Assert.Contains(name, json, StringComparison.Ordinal);
        }
        Assert.Equal(2, rows[typeof(Invitation)].Count); // not the one made for another child
        Assert.Single(rows[typeof(AccessRecovery)]);
        Assert.Empty(rows[typeof(ParentalDecision)]);
        Assert.Contains("Les décisions sur tes parents parlent d’autres personnes.", page, StringComparison.Ordinal);
        Assert.Contains("leftOut", json, StringComparison.Ordinal);
        foreach (var text in new[] { page, json })
        {
            Assert.DoesNotContain("@autour.example", text, StringComparison.OrdinalIgnoreCase);
            foreach (var other in new[] { before, now, claire }) Assert.DoesNotContain(other.Id.ToString(), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("CodeHash", text, StringComparison.Ordinal);
        }

        var (parents, parentPage, parentJson) = await CopyAsync(claire);
        Assert.Single(parents[typeof(Relation)]);
        Assert.Single(parents[typeof(ParentalDecision)]);
        foreach (var name in new[] { "Nadia-avant", "Omar-maintenant", "Lina" }) Assert.DoesNotContain(name, parentPage + parentJson, StringComparison.Ordinal);
        Assert.Contains("Omar-maintenant", (await (await portal.VisitorAsync(lina)).OpenAsync("/mes-donnees/cercle")).Text, StringComparison.Ordinal);
    }

    /// <summary>Each table is read no further than asked, and says so.</summary>
    [Fact]
    public async Task A_list_that_is_cut_says_so_and_shows_the_newest()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        for (var i = 0; i < GatherMyData.OnAPage + 5; i++) await portal.WriteAsync(new AuditAct(AccountsAudit.ListRead) { Actor = AuditActor.Of(nadia) });
        var visitor = await portal.VisitorAsync(nadia);
        await visitor.OpenAsync("/mes-donnees/journal");
        Assert.Equal(GatherMyData.OnAPage, visitor.Page.QuerySelectorAll("main dl").Length);
        Assert.Contains("La suite est dans", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("a ouvert votre espace", visitor.Page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal); // the newest: the sign-in above

        await using var scope = portal.Services.CreateAsyncScope();
        var feature = scope.ServiceProvider.GetServices<IPersonalData>().Single(one => one.Module.Code == "journal");
        var (cut, whole) = (await feature.ExportAsync(nadia.Id, 10), await feature.ExportAsync(nadia.Id, 10_000));
        Assert.True(cut[0].IsCut && cut[0].Rows.Count == 10 && !whole[0].IsCut);
        var page = new CopyOfMyData([new GatherMyData.Part(feature.Module, cut)], TimeZoneInfo.Utc, HtmlEncoder.Default, isYoung: false).Page(portal.Clock.GetUtcNow());
        Assert.Contains("10 plus r", page, StringComparison.Ordinal);
        Assert.Contains("faites une demande", page, StringComparison.Ordinal);
    }

    /// <summary>A professional reads what they did to others in the third person; nobody reads a code.</summary>
    [Fact]
    public async Task The_log_is_read_in_words_by_those_it_concerns_and_by_those_who_acted()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia, "Lina");
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        await portal.WriteAsync(new AuditAct(AccountsAudit.ChildRead, child.Id) { Actor = AuditActor.Of(nadia) });
        await portal.WriteAsync(new AuditAct(ChildProtection.Features.Voice.VoiceAudit.Read, lina.Id, SecretCode.NewId()) { Actor = AuditActor.Of(nadia) });
        await portal.WriteAsync(new AuditAct(AccountsAudit.RelationEnded, child.Id, SecretCode.NewId(), "caseworker") { Actor = AuditActor.Of(nadia) });

        var hers = (await (await portal.VisitorAsync(nadia)).OpenAsync("/mes-donnees/journal")).Text;
        foreach (var words in new[] { "a ouvert la page d’un jeune", "a lu ce qu’une personne a dit", "Une parole", "Un lien", "référent ou référente" }) Assert.Contains(words, hers, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(tu|ton|ta|toi|statement|relation|caseworker)\b", hers);
        var linas = (await (await portal.VisitorAsync(lina)).OpenAsync("/mes-donnees/journal")).Text;
        foreach (var words in new[] { "a ouvert ta page", "a lu ce que tu as dit", "Une parole", "référent ou référente" }) Assert.Contains(words, linas, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(statement|relation|caseworker)\b", linas);
    }

    [Fact]
    public void Every_act_has_its_words_for_each_reader()
    {
        using var scope = portal.Services.CreateScope();
        foreach (var action in scope.ServiceProvider.GetRequiredService<AuditActions>().All)
        {
            Assert.True(action.ObjectType is null || AuditWords.Knows(action.ObjectType), $"AuditWords has no word for « {action.ObjectType} » ({action.Code}).");
            Assert.DoesNotMatch(@"(?<!\p{L})(tu|te|toi|ton|ta|tes|vous|votre|vos)(?!\p{L})|t’|§", AuditWords.AboutAnother(action.Sentence));
        }
        foreach (var code in new[] { "card", "to-professionnel", "parent", "educator", "granted", "erased.2", "left", "second-code", "card-void" }) Assert.NotEqual(AuditWords.Unknown, AuditWords.Reason(code));
        Assert.Equal("a ouvert la page d’un jeune", AuditWords.AboutAnother(AccountsAudit.ChildRead.Sentence));
        Assert.Equal("a refait la carte d’une personne", AuditWords.AboutAnother(AccountsAudit.CardReplaced.Sentence));
        Assert.Equal("a ajouté un appareil à l’espace d’une personne", AuditWords.AboutAnother(AccountsAudit.PasskeyAdded.Sentence));
        Assert.Equal("a fermé le compte d’une personne", AuditWords.AboutAnother("a fermé ton compte"));
    }

    private async Task<(Dictionary<Type, IReadOnlyList<IReadOnlyDictionary<string, object?>>> Rows, string Page, string Json)> CopyAsync(Account account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var parts = await scope.ServiceProvider.As<GatherMyData>(account).AllAsync();
        var copy = new CopyOfMyData(parts, TimeZoneInfo.Utc, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All), Role.IsYoung(account.Role));
        return (parts.SelectMany(part => part.Tables).ToDictionary(rows => rows.Table.Entity, rows => rows.Rows), copy.Page(portal.Clock.GetUtcNow()), copy.Machine(portal.Clock.GetUtcNow()));
    }
}

public sealed class AroundOnSqlite(SqlitePortal portal) : AroundTests(portal), IClassFixture<SqlitePortal>;

public sealed class AroundOnPostgres(PostgresPortal portal) : AroundTests(portal), IClassFixture<PostgresPortal>;
