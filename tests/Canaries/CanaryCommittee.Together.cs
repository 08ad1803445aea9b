using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Forums;
using ChildProtection.Tests.Meetings;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;

namespace ChildProtection.Tests.Canaries;

/// <content>Meetings of the young and of the parents, a document the parents reread, a forum with a stop in a home.</content>
internal sealed partial class CanaryCommittee
{
    private const string Next = "/comite/reunions/preparer";

    public List<string> Meetings { get; } = [];
    public List<string> Reviews { get; } = [];
    public List<Forum> Forums { get; } = [];
    public List<Guid> Stops { get; } = [];
    public List<string> Tickets { get; } = [];

    /// <summary>The secret of Lina’s calendar.</summary>
    public string Calendar { get; private set; } = "";

    private Visitor Paule => People["paule"];
    private Visitor Nora => People["nora"];

    /// <summary>One to come for each body, with needs and held points; two of the past, with minutes to reread and words about what people thought.</summary>
    private async Task MeetAsync()
    {
        await PlanAsync(Rose, "Comité des jeunes", Word("where the young meet", "lina", "sami", "rose"), Word("the remote link", "rose"));
        var next = Meetings[^1];
        await (await Lina.OpenAsync(next)).Choose("Un trajet pour venir").Fill("Autre chose à dire à l’animateur", $"Avec {Word("what one needs to come to a meeting", "lina", "rose")}.").PressAsync("Je viens");
        await ProposeAsync(Sami, next, $"Le bruit {Word("a returned point of a meeting", "sami")}");
        await (await Rose.OpenAsync($"{next}/points/a-lire")).Fill("Votre mot à l’auteur", $"Dis quand {Word("the word that came with the point", "sami")}.").PressAsync("Rendre le texte");
        await ProposeAsync(Lina, next, $"Les repas {Word("a held point of a meeting", "lina", "rose")}");
        await (await Lina.OpenAsync("/comite/reunions/calendrier")).PressAsync("Faire une adresse");
        Calendar = Lina.Page.QuerySelector("main code")!.TextContent.Trim().Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);

        var past = await portal.MeetingAsync(inHours: -30);
        Meetings.Add(past.At());
        await portal.ComesAsync(past, Lina, wasThere: true);
        await (await Rose.OpenAsync(past.At("/compte-rendu"))).Fill("Le compte rendu", $"On a parlé {Word("minutes that are not published", "lina", "rose")}.").PressAsync("Donner à relire");
        await (await Lina.OpenAsync(past.At("/compte-rendu"))).Fill("Ce qu’il faut changer", $"Il manque {Word("what one wants changed in them", "lina", "rose")}.").PressAsync("Envoyer ce mot");

        var old = await portal.MeetingAsync(inHours: -24 * 20);
        Meetings.Add(old.At());
        await portal.ComesAsync(old, Lina, wasThere: true);
        await (await Rose.OpenAsync(old.At("/avis"))).Fill("Voici ce qu’on change", $"On parle {Word("what changes after the opinions", "lina", "sami", "rose")}.").PressAsync("Garder");

        await PlanAsync(Paule, "Groupe de parents", Word("where the parents meet", "nora", "omar", "paule"), Word("their remote link", "paule"));
        await ProposeAsync(Nora, Meetings[^1], $"Les visites {Word("a held point of the parents", "nora", "paule")}");
    }

    private async Task PlanAsync(Visitor who, string body, string where, string link)
    {
        await (await who.OpenAsync(Next)).Fill("Instance", body).Choose("Une réunion").Fill("Le jour", $"{portal.Today().AddDays(9):yyyy-MM-dd}").Fill("Elle commence à", "14:00").Fill("Elle finit à", "16:00")
            .Fill("Le lieu", $"La salle {where}").Fill("Le lien pour suivre de loin", $"https://visio.exemple.fr/{link}").PressAsync("Annoncer la réunion");
        Assert.NotEqual(Next, who.Path);
        Meetings.Add(who.Path);
    }

    private static async Task ProposeAsync(Visitor who, string meeting, string words) =>
        await (await who.OpenAsync($"{meeting}/points")).Fill(who.Account.Role == Role.Parent ? "De quoi voulez-vous parler ?" : "De quoi veux-tu parler ?", words).PressAsync("Envoyer");

    /// <summary>One is open, where a proposal is held until the end; one is over, and its proposals are the facilitator’s to answer.</summary>
    private async Task RereadAsync()
    {
        foreach (var isOver in new[] { false, true })
        {
            var (text, said) = isOver ? ("a document that parents have reread", "a proposal of a review that is over") : ("a document that parents reread", "a proposal of an open review");
            await (await Paule.OpenAsync("/comite/relectures/nouvelle")).Fill("Le groupe qui relit", "Groupe de parents").Fill("Le nom du document", "Le courrier").Fill("Qui demande", "La PMI").Fill("À quoi sert ce document", "Inviter.")
                .Fill("Ce qui sera fait des réponses", "Changer les phrases.").Fill("Le texte", $"Nous parlons {Word(text, "nora", "omar", "paule")}.\nVous venez à 2.").PressAsync("Préparer la relecture");
            var review = Paule.Path.Replace("/gerer", "", StringComparison.Ordinal);
            Reviews.Add(review);
            await Paule.PressAsync("Ouvrir la relecture");
            await (await Nora.OpenAsync($"{review}/phrases?phrase=2")).Fill("Je propose", $"Venez {Word(said, isOver ? ["nora", "paule"] : ["nora"])}.").PressAsync("Je propose cette phrase");
            await (await Nora.OpenAsync($"{review}/fin")).Choose("Sans mon nom").PressAsync("J’ai fini");
            if (isOver) await (await Paule.OpenAsync($"{review}/gerer")).PressAsync("Oui, finir la relecture");
        }
    }

    /// <summary>Published, with a stop in a home, tickets with needs, a task and an adult who offers to welcome; and one that only its committee prepares.</summary>
    private async Task TravelAsync()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 5, 5);
        var inside = ForumStop.Plan(forum, new StopPlan(StopKind.Home, $"Chez nous {Poster("the name of a stop in a home", "kim", "rose")}", null, home.Id, Zone, forum.FirstDay, new(0, 0), new(23, 59), 9, [new(new(0, 0), new(23, 0), $"Un jeu {Poster("its programme", "kim", "rose")}", "", "")]));
        var draft = Forum.Prepare(forum.BodyId, $"La fête {Poster("the name of a forum that is prepared", "lina", "sami", "rose")}", "Se voir.", portal.Today().AddDays(20), portal.Today().AddDays(20), portal.Today());
        await portal.WithDbAsync(db => { db.AddRange(inside, draft); return db.SaveChangesAsync(); });
        Forums.AddRange([forum, draft]);
        Stops.AddRange([.. stops.Select(stop => stop.Id), inside.Id]);
        var here = $"/comite/forums/{forum.Code}";

        await (await Zoe.OpenAsync($"{here}/inscription/{Stops[0]}")).Fill("Ce qu’il te faut pour venir", $"Un bus {Word("what one needs to come to a forum", "zoe", "rose")}.").PressAsync("Prendre ma place");
        Tickets.Add(Zoe.Path);
        var nadia = People["nadia"];
        await (await nadia.OpenAsync($"{here}/reserver/{Stops[1]}")).Fill("Lieu de vie", home.Name).Fill("Nombre de places", "2").Fill("Ce qu’il faut pour venir", $"Un fauteuil {Word("what a home needs to come", "nadia", "rose")}.").PressAsync("Garder ces places");
        await (await nadia.OpenAsync(here)).PressAsync("Je peux aider à l’accueil : Étape 1");
        await (await Rose.OpenAsync($"{here}/preparer")).Fill("La tâche", $"Tenir {Poster("a task that is offered to members", "lina", "sami", "rose")}").Fill("Combien de personnes", "2").PressAsync("Ajouter la tâche");
        await (await Sami.OpenAsync($"{here}/preparer")).PressAsync($"Je m’en occupe : Tenir {Planted["a task that is offered to members"].Value}");
        Assert.Contains(Sami.Account.DisplayName, Sami.Text, StringComparison.Ordinal);
    }
}
