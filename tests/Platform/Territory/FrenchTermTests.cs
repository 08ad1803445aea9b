using ChildProtection.Platform.Territory;

namespace ChildProtection.Tests.Territory;

public sealed class FrenchTermTests
{
    [Theory]
    [InlineData("m", "Département", "le Département", "du Département", "au Département", "un Département", "mon Département")]
    [InlineData("f", "Métropole de Lyon", "la Métropole de Lyon", "de la Métropole de Lyon", "à la Métropole de Lyon", "une Métropole de Lyon", "ma Métropole de Lyon")]
    [InlineData("f", "équipe ASE", "l’équipe ASE", "de l’équipe ASE", "à l’équipe ASE", "une équipe ASE", "mon équipe ASE")]
    [InlineData("m", "avocat", "l’avocat", "de l’avocat", "à l’avocat", "un avocat", "mon avocat")]
    [InlineData("f", "Île-de-France", "l’Île-de-France", "de l’Île-de-France", "à l’Île-de-France", "une Île-de-France", "mon Île-de-France")]
    [InlineData("m", "hébergement", "l’hébergement", "de l’hébergement", "à l’hébergement", "un hébergement", "mon hébergement")]
    [InlineData("m", "habitat jeunes", "l’habitat jeunes", "de l’habitat jeunes", "à l’habitat jeunes", "un habitat jeunes", "mon habitat jeunes")]
    [InlineData("m", "handicap", "le handicap", "du handicap", "au handicap", "un handicap", "mon handicap")]
    [InlineData("f", "Haute-Garonne", "la Haute-Garonne", "de la Haute-Garonne", "à la Haute-Garonne", "une Haute-Garonne", "ma Haute-Garonne")]
    [InlineData("m", "harcèlement", "le harcèlement", "du harcèlement", "au harcèlement", "un harcèlement", "mon harcèlement")]
    [InlineData("f", "hallucination", "l’hallucination", "de l’hallucination", "à l’hallucination", "une hallucination", "mon hallucination")]
    [InlineData("m", "yaourt", "le yaourt", "du yaourt", "au yaourt", "un yaourt", "mon yaourt")]
    [InlineData("f", "Yonne", "l’Yonne", "de l’Yonne", "à l’Yonne", "une Yonne", "mon Yonne")]
    [InlineData("m", "oui", "le oui", "du oui", "au oui", "un oui", "mon oui")]
    [InlineData("f", "œuvre", "l’œuvre", "de l’œuvre", "à l’œuvre", "une œuvre", "mon œuvre")]
    [InlineData("f", "ADEPAPE", "l’ADEPAPE", "de l’ADEPAPE", "à l’ADEPAPE", "une ADEPAPE", "mon ADEPAPE")]
    [InlineData("m", "groupe « Paroles de jeunes »", "le groupe « Paroles de jeunes »", "du groupe « Paroles de jeunes »", "au groupe « Paroles de jeunes »", "un groupe « Paroles de jeunes »", "mon groupe « Paroles de jeunes »")]
    public void A_noun_agrees_and_elides(string gender, string noun, string the, string of, string to, string a, string my)
    {
        var term = new FrenchTerm { Noun = noun, IsFeminine = gender == "f" };

        Assert.Equal([the, of, to, a, my], [term.The, term.OfThe, term.ToThe, term.A, term.My]);
    }

    [Theory]
    [InlineData("familles", "les familles", "des familles", "aux familles", "des familles", "mes familles")]
    [InlineData("Yvelines", "les Yvelines", "des Yvelines", "aux Yvelines", "des Yvelines", "mes Yvelines")]
    public void A_plural_never_elides(string noun, string the, string of, string to, string a, string my)
    {
        var term = new FrenchTerm { Noun = noun, IsFeminine = true, IsPlural = true };

        Assert.Equal([the, of, to, a, my], [term.The, term.OfThe, term.ToThe, term.A, term.My]);
    }

    [Theory]
    [InlineData("Lyon", "Lyon", "de Lyon", "à Lyon")]
    [InlineData("Arras", "Arras", "d’Arras", "à Arras")]
    [InlineData("Évreux", "Évreux", "d’Évreux", "à Évreux")]
    [InlineData("Le Havre", "Le Havre", "du Havre", "au Havre")]
    [InlineData("Les Mureaux", "Les Mureaux", "des Mureaux", "aux Mureaux")]
    [InlineData("La Rochelle", "La Rochelle", "de La Rochelle", "à La Rochelle")]
    public void A_name_without_article_stays_bare_but_contracts(string name, string the, string of, string to)
    {
        var term = new FrenchTerm { Noun = name, TakesArticle = false };

        Assert.Equal([the, of, to, name], [term.The, term.OfThe, term.ToThe, term.A]);
    }

    [Fact]
    public void The_territory_has_the_last_word_about_its_h()
    {
        Assert.Equal("le hologramme", new FrenchTerm { Noun = "hologramme", HasAspiratedH = true }.The);
        Assert.Equal("l’hors-piste", new FrenchTerm { Noun = "hors-piste", HasAspiratedH = false }.The);
    }

    [Fact]
    public void An_acronym_is_a_noun_of_its_own()
    {
        var cell = new FrenchTerm { Noun = "cellule de recueil", IsFeminine = true, Acronym = "CRIP" };
        var plan = new FrenchTerm { Noun = "observatoire", Acronym = "ODPE", AcronymIsFeminine = true };

        Assert.Equal("de la CRIP", cell.Abbreviated!.OfThe);
        Assert.Equal("l’ODPE", plan.Abbreviated!.The);
        Assert.Equal("une ODPE", plan.Abbreviated!.A);
        Assert.Null(new FrenchTerm { Noun = "foyer" }.Abbreviated);
    }

    [Fact]
    public void The_plural_is_the_one_the_territory_wrote()
    {
        Assert.Equal("aux assistants familiaux", new FrenchTerm { Noun = "assistant familial", Plural = "assistants familiaux" }.Many!.ToThe);
        Assert.Null(new FrenchTerm { Noun = "assistant familial" }.Many);
    }

    [Theory]
    [InlineData("l’équipe", "L’équipe")]
    [InlineData("évènement", "Évènement")]
    [InlineData("œuvre", "Œuvre")]
    [InlineData("", "")]
    public void A_sentence_begins_with_a_capital(string text, string capital) => Assert.Equal(capital, FrenchTerm.Capital(text));

    [Fact]
    public void The_reader_is_told_your() => Assert.Equal("ton équipe", new FrenchTerm { Noun = "équipe", IsFeminine = true }.Your);
}
