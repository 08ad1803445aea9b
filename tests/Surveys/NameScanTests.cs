using ChildProtection.Features.Surveys.Quotes;

namespace ChildProtection.Tests.Surveys;

/// <summary>STAT-09: what would tell who wrote, or of whom, is found before anybody shows the words.</summary>
public sealed class NameScanTests
{
    private static readonly NameScan Scan = new(["Yanis", "Chloé", "Nadia Benali", "Renard Bleu", "Loutre du soir"], ["Foyer des Tilleuls", "Vénissieux", "Maison d’enfants Saint-Jean"]);

    [Theory]
    [InlineData("Que yanis arrête de crier.", "yanis")]
    [InlineData("CHLOE est gentille", "CHLOE")]
    [InlineData("La loutre parle trop fort.", "loutre")]
    [InlineData("Mme Benali m’écoute", "Benali")]
    [InlineData("Au foyer des tilleuls on mange mal", "foyer des tilleuls")]
    [InlineData("J’habite à Venissieux", "Venissieux")]
    [InlineData("la Maison d'enfants Saint-Jean", "Maison d'enfants Saint-Jean")]
    [InlineData("Appelle le 06 12 34 56 78 !", "06 12 34 56 78")]
    [InlineData("mon num +33612345678", "+33612345678")]
    [InlineData("écris à lina@exemple.fr", "lina@exemple.fr")]
    [InlineData("ajoute @lina_du_69", "@lina_du_69")]
    [InlineData("mon snap lina_69", "snap lina_69")]
    [InlineData("va sur https://exemple.fr/lina", "https://exemple.fr/lina")]
    public void What_would_tell_who_it_is_is_found(string text, string found) => Assert.Equal(found, Assert.Single(Scan.Find(text)).Words);

    [Theory]
    [InlineData("Je voudrais plus de sorties le week-end.")]
    [InlineData("Un foyer plus calme, une chambre bleue, et 2 lits.")]
    [InlineData("On mange à 19 heures, en 2026 aussi.")]
    [InlineData("Le wifi le soir, s’il vous plaît.")]
    [InlineData("Mettre des photos sur snap et discord.")]
    public void Plain_words_are_left_alone(string text) => Assert.Empty(Scan.Find(text));

    [Theory]
    [InlineData("06.12.34.56.78", true)]
    [InlineData("[numéro]", false)]
    [InlineData("Rien à dire", false)]
    public void A_number_or_an_address_may_never_be_shown(string text, bool isContact) => Assert.Equal(isContact, NameScan.HasContact(text));
}
