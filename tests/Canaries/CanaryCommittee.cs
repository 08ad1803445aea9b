using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Proposals;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;

namespace ChildProtection.Tests.Canaries;

/// <summary>
/// A committee of young people and a group of parents: what each writes that is held, returned, withdrawn, not yet published, or of
/// somebody else is planted with those who may read it at the end. What nobody may read any more is planted for nobody.
/// </summary>
internal sealed partial class CanaryCommittee(CanaryPortal portal)
{
    private const string Zone = "haut-plateau";
    private const string Elsewhere = "rive-sud";
    private readonly PlaceOfLife home = new() { Id = SecretCode.NewId(), Name = "Maison des Vignes", Zone = Zone, Kind = PlaceKind.Home };

    /// <summary>Each planted text, by what it is.</summary>
    public Dictionary<string, Canary> Planted { get; } = [];

    /// <summary>What a facilitator writes of an event, meant for a poster: the database keeps it as it is.</summary>
    public HashSet<Canary> InClear { get; } = [];

    /// <summary>Everybody, with a browser of their own.</summary>
    public Dictionary<string, Visitor> People { get; } = [];

    public List<Guid> Told { get; } = [];

    private Visitor Lina => People["lina"];
    private Visitor Sami => People["sami"];
    private Visitor Zoe => People["zoe"];
    private Visitor Kim => People["kim"];
    private Visitor Rose => People["rose"];
    private Visitor Ines => People["ines"];
    private string Today => $"{portal.Today():yyyy-MM-dd}";

    public async Task LiveAsync()
    {
        await GatherAsync();
        await TellAsync();
        await AnswerAsync();
        await MeetAsync();
        await RereadAsync();
        await TravelAsync();
    }

    private string Word(string what, params string[] readers)
    {
        var value = portal.Book.Word(CanaryKind.Statement, readers);
        Planted.Add(what, portal.Book.All[^1]);
        return value;
    }

    private string Poster(string what, params string[] readers)
    {
        var value = Word(what, readers);
        InClear.Add(Planted[what]);
        return value;
    }

    /// <summary>Lina and Sami sit on « jeunes », Kim lives in a home, Zoé only visits; Nora and Omar sit with the parents.</summary>
    private async Task GatherAsync()
    {
        await portal.WithDbAsync(db => { db.Add(home); return db.SaveChangesAsync(); });
        await YoungAsync("lina", "Loutre du lac", Zone);
        await YoungAsync("sami", $"Hibou {Word("the name of a member", "lina", "sami", "rose")}", Zone);
        await YoungAsync("kim", "Panda du port", Zone, home);
        await YoungAsync("zoe", $"Comète {Word("the name of a ticket’s holder", "zoe", "rose")}", Elsewhere);
        foreach (var (who, role, name) in new[] { ("rose", Role.Facilitator, "Rose"), ("paule", Role.Facilitator, "Paule"), ("ines", Role.Observer, "Inès"), ("nora", Role.Parent, "Nora"), ("omar", Role.Parent, "Omar"), ("nadia", Role.Professional, "Nadia"), ("alex", Role.Administrator, "Alex"), ("max", Role.Moderator, "Max"), ("paul", Role.Mentor, "Paul"), ("claire", Role.Parent, "Claire") })
            await EnterAsync(who, await portal.AccountAsync(role, name));
        await portal.RunsAsync(Rose.Account, Bodies.Young, Bodies.Adolescents);
        await portal.RunsAsync(People["paule"].Account, Bodies.Parents);
        foreach (var who in new[] { "lina", "sami" }) await portal.SeatAsync(People[who].Account);
        foreach (var who in new[] { "nora", "omar" }) await portal.SeatAsync(People[who].Account, Bodies.Parents);
    }

    /// <summary>Held, returned, of one place, withdrawn with its points.</summary>
    private async Task TellAsync()
    {
        Told.Add(await Lina.GiveAsync($"Une cabane {Word("the title of a held idea", "lina", "rose")}", $"Dans le bois {Word("the text of a held idea", "lina", "rose")}."));
        await (await Lina.OpenAsync($"{Ideas.List}/nouvelle")).Choose("Je parle").PressAsync("Continuer");
        Told.Add(Guid.Parse(Lina.Path.Split('/')[4]));
        await Lina.UploadAsync(Told[^1], Files.CraftedSounds.Webm(Files.CraftedSounds.Packets(carried: System.Text.Encoding.UTF8.GetBytes(Word("a message that is heard before it is published", "lina", "rose")))));
        await Lina.PressAsync("Déposer mon idée");
        Told.Add(await Lina.GiveAsync("Une balançoire", $"Pour tous {Word("the text of a returned idea", "lina")}."));
        await (await Rose.OpenAsync($"{Ideas.List}/a-lire/{Told[^1]}")).Choose("L’idée n’est pas assez claire").Fill("Votre mot au jeune", $"Dis où {Word("the word that came with it", "lina")}.").PressAsync("Rendre l’idée");
        Told.Add(await Kim.GiveAsync($"Un four {Word("the title of an idea of one home", "kim", "rose", "paule")}", $"Pour le pain {Word("the text of an idea of one home", "kim", "rose", "paule")}.", reach: "Mon lieu de vie"));
        await PublishAsync(Told[^1]);

        Told.Add(await Lina.GiveAsync($"Un perroquet {Word("the title of a withdrawn idea")}", $"Il parle {Word("the text of a withdrawn idea")}."));
        await PublishAsync(Told[^1]);
        await PointAsync(Sami, Told[^1], $"Il chante {Word("a point on a withdrawn idea")}.");
        await (await Rose.OpenAsync($"{Ideas.List}/avis-a-lire")).PressAsync($"Publier : Il chante {Planted["a point on a withdrawn idea"].Value}.");
        await Zoe.OpenAsync($"{Ideas.List}/{Told[^1]}");
        await WithdrawAsync(Told[^1]);

        Told.Add(await Lina.GiveAsync("Un vélo pour deux", "Pour aller loin."));
        await PublishAsync(Told[^1]);
        await PointAsync(Sami, Told[^1], $"C’est lourd {Word("a held point", "sami", "rose")}.");
    }

    /// <summary>Two ideas go the whole way: one is then withdrawn with all that was said of it; of the other, young people’s words stay the facilitator’s.</summary>
    private async Task AnswerAsync()
    {
        var gone = await Lina.GiveAsync($"Un étang {Word("the title of a done idea that was withdrawn")}", "Pour les canards.");
        Told.Add(gone);
        await FinishAsync(gone, Word("the reason given to a withdrawn idea"), Word("the proof of a withdrawn idea"));
        await (await Rose.OpenAsync($"{Ideas.List}/{gone}/avancer")).Fill("Avant", $"Rien, {Word("what a withdrawn idea told of before")}.").Fill("Maintenant", $"De l’eau, {Word("what a withdrawn idea told of now")}.").PressAsync("Demander au jeune de relire");
        await (await Lina.OpenAsync(Ideas.OwnPage(gone))).PressAsync("Oui, montrer ces 2 phrases");
        foreach (var address in new[] { "/ce-qui-a-change", $"{Ideas.List}/{gone}/imprimer" }) await Sami.OpenAsync(address);
        await WithdrawAsync(gone);

        var kept = await Lina.GiveAsync("Un ballon", "Pour la cour.");
        Told.Add(kept);
        await FinishAsync(kept, "bien assez", "Dans la cour");
        await (await Zoe.OpenAsync($"{Ideas.List}/{kept}/cest-fait")).Choose("Non, pas chez moi").Fill("Un mot", $"Rien ici {Word("« pas chez moi »", "zoe", "rose")}.").PressAsync("Dire ce que je vois");
        await (await Rose.OpenAsync($"{Ideas.List}/{kept}/avancer")).Fill("Avant", $"Rien, {Word("what its author has not agreed to", "lina", "rose")}.").Fill("Maintenant", "Un ballon.").PressAsync("Demander au jeune de relire");

        var again = await Lina.GiveAsync("Un banc", "Pour s’asseoir.");
        Told.Add(again);
        await SendAsync(again);
        await ReplyAsync(again, "Nous verrons cela plus tard, peut-être.");
        await (await Rose.OpenAsync($"{Ideas.List}/{again}/avancer")).Fill("Votre mot à qui répond", $"Trop court, {Word("the facilitator’s word to the pilot", "ines")}.").PressAsync("Demander une autre réponse");
    }

    /// <summary>Published, voted, sent, answered and done.</summary>
    private async Task FinishAsync(Guid id, string reason, string proof)
    {
        await SendAsync(id);
        await ReplyAsync(id, $"Nous avons la place {reason} et le temps.");
        await Ines.Fill("Fait le", Today).Fill("Avant", "Rien.").Fill("Maintenant", "Tout.").Fill("Comment on le voit", proof).PressAsync("Dire que c’est fait");
        await Sami.OpenAsync($"{Ideas.List}/{id}");
    }

    private async Task SendAsync(Guid id)
    {
        await PublishAsync(id);
        await (await Rose.OpenAsync($"{Ideas.List}/{id}/avancer")).Fill("Pour", "9").Fill("Contre", "2").Fill("Sans avis", "1").Fill("Le jour du vote", Today).PressAsync("Noter ce vote");
        await Rose.Fill("Qui répond", "Inès").PressAsync("Transmettre l’idée");
    }

    private async Task ReplyAsync(Guid id, string why) =>
        await (await Ines.OpenAsync($"{Ideas.List}/reponses/{id}")).Choose("Oui").Fill("Pourquoi", why).Fill("Ce qui va se faire", "Des travaux.").Fill("Quel service", "Les lieux").Fill("Fait avant le", $"{portal.Today().AddDays(60):yyyy-MM-dd}").PressAsync("Publier la réponse");

    private static async Task PointAsync(Visitor who, Guid id, string words) =>
        await (await who.OpenAsync($"{Ideas.List}/{id}/avis")).Choose("Contre").Fill("En quelques mots", words).PressAsync("Donner cet avis");

    private async Task PublishAsync(Guid id)
    {
        await (await Rose.OpenAsync($"{Ideas.List}/a-lire/{id}")).PressAsync("Publier cette idée");
        Assert.Equal($"{Ideas.List}/a-lire", Rose.Path);
    }

    private async Task WithdrawAsync(Guid id)
    {
        await (await Lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, retirer");
        Assert.Equal("Idée retirée", Lina.Heading);
    }

    private async Task YoungAsync(string who, string name, string zone, PlaceOfLife? livesAt = null)
    {
        var (account, now) = (await portal.AccountAsync(Role.YoungPerson, name), portal.Clock.GetUtcNow());
        var child = Child.Register("Yanis", zone, now, DateOnly.FromDateTime(now.DateTime).AddYears(3));
        await portal.WithDbAsync(db =>
        {
            db.AddRange(child, Relation.Begin(child.Id, account.Id, RelationKind.Self, now));
            if (livesAt is not null) db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = livesAt.Id, From = now.AddDays(-9) });
            return db.SaveChangesAsync();
        });
        await EnterAsync(who, account);
    }

    private async Task EnterAsync(string who, Account account) => (People[who] = await portal.BrowserAsync(who, account)).Judges = false; // other tests judge these pages
}
