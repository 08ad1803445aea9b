namespace ChildProtection.Tests.Content;

/// <summary>Each mistake an author can make is found at its file and line, with a reason.</summary>
public sealed class FindingTests : IDisposable
{
    private const string File = "content/fr/livret/01-une-page.md";

    private readonly Shelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void A_good_page_has_no_finding()
    {
        shelf.Chapter("::: image maison\nBonjour.\n:::").Make();

        Assert.Empty(shelf.Findings);
    }

    [Theory]
    [InlineData("Lis [ceci](/livret/nulle-part).", 0, "le lien « /livret/nulle-part » ne mène nulle part")]
    [InlineData("Bonjour.\nLis [ceci](/mots#inconnu).", 1, "ne mène nulle part")]
    [InlineData("Bonjour.\n\nLis [ceci](ftp://example.org).", 2, "est refusé")]
    [InlineData("Le [[chevalier]] est là.", 0, "le mot « chevalier » n’est pas dans mots.yaml")]
    [InlineData("::: image licorne\nBonjour.\n:::", 0, "l’image « licorne » n’existe pas")]
    [InlineData("::: image maison rose\nBonjour.\n:::", 0, "la couleur « rose » n’existe pas")]
    [InlineData("Bonjour.\n\n::: image maison\nBonjour.", 2, "n’est pas fermé")]
    [InlineData("::: boite\nBonjour.\n:::", 0, "« ::: boite » n’existe pas")]
    [InlineData("::: image\nBonjour.\n:::", 0, "il manque un mot")]
    [InlineData("::: aide pirate\n:::", 0, "« ::: aide pirate » n’existe pas")]
    [InlineData("::: qui roi\nBonjour.\n:::", 0, "le mot du territoire « roi » n’existe pas")]
    [InlineData("Voici {{le roi}}.", 0, "le mot du territoire « roi » n’existe pas")]
    [InlineData("Bonjour.\nÀ {{age roi}} ans.", 1, "l’âge « roi » n’existe pas")]
    [InlineData("Voici {{le referent.", 0, "n’est pas fermé")]
    [InlineData("L'école.", 0, "écrivez ’ et non '")]
    [InlineData("::: retenir\nBonjour.\nAujourd'hui.\n:::", 2, "écrivez ’ et non '")]
    [InlineData("Un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize.", 0, "phrase de 16 mots : 15 au plus")]
    [InlineData("# Titre", 0, "un titre s’écrit avec ##")]
    [InlineData("### Titre", 0, "un titre s’écrit avec ##")]
    [InlineData("1. un\n2. deux", 0, "pas de liste avec des numéros")]
    [InlineData("- un\n  - deux", 1, "une liste n’a qu’un niveau")]
    [InlineData("> citation", 0, "pas de citation")]
    [InlineData("Voici *vite* un mot.", 0, "pas d’italique")]
    [InlineData("Voici `du code`.", 0, "pas de code")]
    [InlineData("    du code", 0, "pas de code")]
    [InlineData("Voici <b>gras</b>.", 0, "pas de balise HTML")]
    [InlineData("::: image maison\n## Titre\n:::", 1, "pas de titre dans un bloc")]
    [InlineData(":::: image maison\n::: retenir\nBonjour.\n:::\n::::", 1, "pas de bloc ::: dans un bloc :::")]
    public void A_mistake_in_the_text_is_found_at_its_line(string body, int line, string reason)
    {
        shelf.Chapter(body).Make();

        Assert.Contains(shelf.Findings, finding => finding.File == File && finding.Line == Shelf.BodyLine + line && !finding.IsWarning
            && finding.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("titre: Une page", "titre: Une page avec un titre qui a beaucoup trop de mots", 2, "« titre » : 8 mots au plus")]
    [InlineData("titre: Une page\n", "", 2, "il manque « titre »")]
    [InlineData("resume: Une page pour les tests.", "resume: L'école.", 3, "écrivez ’ et non '")]
    [InlineData("public: jeunes", "public: enfants", 4, "« enfants » n’est pas possible")]
    [InlineData("image: maison", "image: licorne", 6, "l’image « licorne » n’existe pas")]
    [InlineData("couleur: lagune", "couleur: rose", 7, "« rose » n’existe pas")]
    [InlineData("version: 1", "version: un", 8, "« version » : il faut un nombre entier")]
    [InlineData("date: 2026-11-22", "date: 22/11/2026", 9, "« date » : il faut une date")]
    [InlineData("relire_avant: 2027-11-22", "relire_avant: 2025-11-22", 10, "il faut une date après « date »")]
    [InlineData("relecture: []", "relecture: []\nauteur: Lina", 12, "la clé « auteur » n’existe pas")]
    [InlineData("relecture: []", "relecture: []\nmodule: surveys", 12, "« module » : « surveys » n’existe pas")]
    [InlineData("relecture: []", "relecture: []\nterritoires: [paris]", 12, "« territoires » : « paris » n’existe pas")]
    public void A_mistake_in_the_head_is_found_at_its_line(string good, string wrong, int line, string reason)
    {
        shelf.Chapter("Bonjour.");
        var path = System.IO.Path.Combine(shelf.Root, "fr/livret/01-une-page.md");
        System.IO.File.WriteAllText(path, System.IO.File.ReadAllText(path).Replace(good, wrong, StringComparison.Ordinal));
        shelf.Make();

        Assert.Contains(shelf.Findings, finding => finding.File == File && finding.Line == line && finding.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_chapters_have_neither_the_same_place_nor_the_same_name()
    {
        shelf.Chapter("Bonjour.").Chapter("Bonjour.", "02-autre.md", order: 10).Chapter("Bonjour.", "03-autre.md", order: 30).Make();

        Assert.Contains("content/fr/livret/02-autre.md:5: « ordre » : 10 est déjà pris par content/fr/livret/01-une-page.md", shelf.Errors);
        Assert.Contains("content/fr/livret/03-autre.md:2: l’adresse « /livret/autre » est déjà celle de content/fr/livret/02-autre.md", shelf.Errors);
    }

    [Fact]
    public void A_page_without_head_or_with_a_strange_name_is_refused()
    {
        shelf.Write("fr/livret/01-une-page.md", "Bonjour.").Write("fr/livret/Été.md", "---\n---\n").Make();

        Assert.Contains(shelf.Errors, error => error.StartsWith($"{File}:1: la page commence par", StringComparison.Ordinal));
        Assert.Contains(shelf.Errors, error => error.StartsWith("content/fr/livret/Été.md:1: le nom du fichier", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_to_a_chapter_that_this_territory_hides_leads_nowhere()
    {
        shelf.Chapter("Lis [ceci](/livret/autre).").Chapter("Bonjour.", "02-autre.md", order: 20);
        var path = System.IO.Path.Combine(shelf.Root, "fr/livret/02-autre.md");
        System.IO.File.WriteAllText(path, System.IO.File.ReadAllText(path).Replace("relecture: []", "relecture: []\nmodule: mentorat", StringComparison.Ordinal));

        shelf.Make("demo");
        Assert.Empty(shelf.Errors);
        Assert.Single(shelf.Make("moselle").Chapters);
        Assert.Contains(shelf.Errors, error => error.Contains("ne mène nulle part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_sentence_is_only_a_warning_until_fifteen_words()
    {
        shelf.Chapter("Un deux trois quatre cinq six sept huit neuf dix onze douze treize.").Make();

        Assert.True(Assert.Single(shelf.Findings).IsWarning);
    }

    [Fact]
    public void The_official_name_of_a_territory_is_not_held_against_the_author()
    {
        shelf.Chapter("Prévenez vite, sans attendre demain, et avec des mots simples, {{le cellule_ip}}.").Make();

        Assert.All(shelf.Findings, finding => Assert.True(finding.IsWarning));
    }

    [Theory]
    [InlineData("- mot: danger\n  jeune: Un mot.\n", "content/fr/mots.yaml:1: il manque « adulte »")]
    [InlineData("- mot: danger\n  jeune: Un mot.\n  adulte: Un mot.\n  voir: [peur]\n", "content/fr/mots.yaml:4: « voir » : le mot « peur » n’est pas dans la liste")]
    [InlineData("- mot: danger\n  jeune: C'est un mot.\n  adulte: Un mot.\n", "content/fr/mots.yaml:2: écrivez ’ et non '")]
    [InlineData("- mot: danger\n  jeune: Un mot {{le juge}}.\n  adulte: Un mot.\n", "content/fr/mots.yaml:2: « jeune » : ni {{ }} ni [[ ]] dans une explication")]
    [InlineData("- mot: danger\n  jeune: Un mot.\n  adulte: Un mot.\n- mot: Danger\n  jeune: Un mot.\n  adulte: Un mot.\n", "content/fr/mots.yaml:4: le mot « Danger » est là deux fois")]
    public void A_mistake_in_the_glossary_is_found(string words, string finding)
    {
        shelf.Write("fr/mots.yaml", words).Make();

        Assert.Contains(finding, shelf.Errors);
    }
}
