using ChildProtection.Platform;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Territory;

public sealed class TerritoryWordsTests
{
    private readonly TerritoryWords lyon = new(TerritoryPacks.Chosen(new ContentFolder(Repository.Path("content")), "lyon"));

    [Theory]
    [InlineData("collectivite", "Métropole de Lyon")]
    [InlineData("le collectivite", "la Métropole de Lyon")]
    [InlineData("Le collectivite", "La Métropole de Lyon")]
    [InlineData("du collectivite", "de la Métropole de Lyon")]
    [InlineData("Au equipe_ase", "À l’équipe ASE")]
    [InlineData("un instance_jeunes", "un comité des jeunes de l’ASE")]
    [InlineData("Un instance_jeunes", "Un comité des jeunes de l’ASE")]
    [InlineData("Du avocat", "De l’avocat")]
    [InlineData("sigle cellule_ip", "CRIP")]
    [InlineData("age entretien", "17")]
    public void Words_are_written_in_french(string expression, string french) => Assert.Equal(french, lyon.Write(expression, out _));

    [Theory]
    [InlineData("le maire", "le mot du territoire « maire » n’existe pas")]
    [InlineData("la collectivite", "la forme n’existe pas")]
    [InlineData("age bapteme", "l’âge « bapteme » n’existe pas")]
    [InlineData("sigle juge", "n’a pas de sigle pour « juge »")]
    [InlineData("le grand juge", "la forme n’existe pas")]
    public void What_means_nothing_is_refused_with_a_reason(string expression, string reason)
    {
        Assert.Null(lyon.Write(expression, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_ask_by_key() => Assert.Equal("le référent ASE", lyon.Term("referent").The);
}
