using System.Text.RegularExpressions;
using ChildProtection.Platform.Mail;

namespace ChildProtection.Tests.Platform.Mail;

/// <summary>What a stranger who reads the mail over a shoulder may learn: nothing (reference SAFE-33).</summary>
public sealed partial class MailTextTests
{
    private const string Host = "portail.exemple.fr";

    public static TheoryData<MailTemplate> Templates => [.. Enum.GetValues<MailTemplate>()];

    [Theory]
    [MemberData(nameof(Templates))]
    public void No_template_tells_what_the_portal_is_about(MailTemplate template) => Assert.DoesNotMatch(Telling, All(template));

    [Theory]
    [InlineData("Un message de l’ASE vous attend")]
    [InlineData("Votre enfant a écrit")]
    [InlineData("La Métropole vous écrit")]
    [InlineData("Bonjour Nadia,")]
    [InlineData("https://portail.exemple.fr/bienvenue#4K2M9QZR4K2M9QZR")]
    public void Control_a_telling_text_is_seen(string text) => Assert.Matches(Telling, text);

    [Theory]
    [MemberData(nameof(Templates))]
    public void The_only_address_is_that_of_the_page_where_one_signs_in(MailTemplate template)
    {
        var address = Assert.Single(Address.Matches(All(template))).Value;

        Assert.Contains(address, new[] { $"https://{Host}/connexion", $"https://{Host}/bienvenue" });
        Assert.Equal(template == MailTemplate.Invitation, address.EndsWith("/bienvenue", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void The_words_are_plain_French_in_short_sentences(MailTemplate template)
    {
        var text = MailText.Of(template, Host);

        Assert.DoesNotContain('\'', All(template));
        Assert.DoesNotMatch(@"[^\u00A0][?:](?!//)", All(template));
        Assert.DoesNotContain('\r', text.Body);
        Assert.All(text.Body.Split(['.', '?', ':', '\n']), sentence =>
            Assert.True(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 12, sentence));
        Assert.True(text.Subject.Length <= 40 && !text.Subject.Contains('\n'));
    }

    [Fact]
    public void The_set_is_closed() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MailText.Of((MailTemplate)99, Host));

    private static string All(MailTemplate template) => MailText.Of(template, Host) is var text ? $"{text.Subject}\n{text.Body}" : "";

    /// <summary>Names (a capital inside a line), the authority, the measure, the people, and anything like a code.</summary>
    [GeneratedRegex(@"\bASE\b|(?i:enfan|jeune|famil|parent|social|placement|foyer|juge|protection|départ|métropole|mesure|éduc|référent|projet|conférence|danger|urgen|signal|alerte)|(?<=[a-zé,’] )[A-ZÉ]|[0-9A-Z]{6,}|[#&=]|\?\w", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Telling { get; }

    [GeneratedRegex(@"\S+://\S+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Address { get; }
}
