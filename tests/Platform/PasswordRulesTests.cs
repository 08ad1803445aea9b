using ChildProtection.Platform.Identity;

namespace ChildProtection.Tests.Platform;

/// <summary>Which passwords are taken: long and not guessable, whatever is in them (CNIL 2022-100, ASVS 6.2).</summary>
public sealed class PasswordRulesTests
{
    private const string Email = "lina.moreau@departement.example";

    [Theory]
    [InlineData("un renard dort ici"), InlineData("cheval batterie agrafe correct"), InlineData("Le ciel est vert demain !"), InlineData("quatre mots sans lien"), InlineData("girafe-piano-nuage-42")]
    [InlineData("éléphant âgé rêveur"), InlineData("木漏れ日の中を歩く小さな猫"), InlineData("🦊🐢🐝🦋🐙🦀🐬🦉🐧🐸🦓🐫"), InlineData("xkQ7!vR2#mZp"), InlineData("tarte aux pommes du mardi"), InlineData("123 nous irons au bois")]
    [InlineData("' OR '1'='1' -- abc"), InlineData("<script>renard</script>"), InlineData("   trois espaces devant"), InlineData("mon velo bleu a trois roues"), InlineData("JOUETS CASSES SOUS LE LIT"), InlineData("fenetre;bougie;caillou")]
    [InlineData("passe partout rouge et vert"), InlineData("protection du petit hibou gris")]
    public void A_long_unusual_password_is_taken(string password) => Assert.Null(PasswordRules.Refusal(password, Email));

    [Theory]
    [InlineData(""), InlineData("a"), InlineData("court"), InlineData("Abc123!"), InlineData("onze signes"), InlineData("éàüôïçéàüôï")]
    [InlineData("password1234"), InlineData("passwordpassword"), InlineData("Password2026!"), InlineData("motdepasse123"), InlineData("MotDePasse2026!"), InlineData("azertyuiop123"), InlineData("azertyazerty"), InlineData("qwertyuiop123"), InlineData("qwertyqwerty")]
    [InlineData("123456789012"), InlineData("111111111111"), InlineData("aaaaaaaaaaaa"), InlineData("abababababab"), InlineData("            "), InlineData("1234567890123456")]
    [InlineData("nosvoix12345"), InlineData("NosVoix!!2026"), InlineData("portail12345"), InlineData("enfance202612"), InlineData("departement1!"), InlineData("Protection2026"), InlineData("lina.moreau2026"), InlineData("LinaMoreau!!"), InlineData("linamoreau1234")]
    [InlineData("iloveyou1234!"), InlineData("sunshine2026!"), InlineData("football12345"), InlineData("superman!2026")]
    public void A_short_or_well_known_password_is_refused(string password) => Assert.NotNull(PasswordRules.Refusal(password, Email));

    [Fact]
    public void A_very_long_password_is_refused_and_the_longest_taken()
    {
        var phrase = string.Concat(Enumerable.Range(0, 60).Select(at => (char)('a' + at % 26))) + string.Concat(Enumerable.Range(0, 68).Select(at => (char)('A' + at * 3 % 26)));

        Assert.Equal(PasswordRules.MaximumLength, phrase.Length);
        Assert.Null(PasswordRules.Refusal(phrase, Email));
        Assert.NotNull(PasswordRules.Refusal(phrase + "x", Email));
    }

    /// <summary>Ten emojis take twenty UTF-16 units, but are ten signs to whoever types them.</summary>
    [Fact]
    public void Signs_are_counted_as_people_count_them() => Assert.NotNull(PasswordRules.Refusal("🦊🐢🐝🦋🐙🦀🐬🦉🐧🐸", Email));

    [Theory, InlineData(null), InlineData(""), InlineData("@"), InlineData("a@b")]
    public void Any_address_will_do(string? email) => Assert.Null(PasswordRules.Refusal("un renard dort ici", email));

    [Theory]
    [InlineData("court", "Choisissez au moins 12 caractères."), InlineData("aaaaaaaaaaaa", "Ce mot de passe se devine trop vite. Mélangez plus de caractères."), InlineData("password1234", "Ce mot de passe est trop connu. Choisissez par exemple 4 mots sans lien entre eux.")]
    public void Each_refusal_says_what_to_do(string password, string words) => Assert.Equal(words, PasswordRules.Refusal(password, Email));
}
