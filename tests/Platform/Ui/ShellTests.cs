using System.Net;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Platform.Ui;

public sealed class ShellTests(ExamplePortal portal) : IClassFixture<ExamplePortal>
{
    [Theory]
    [InlineData("/"), InlineData("/aide"), InlineData("/plan-du-site"), InlineData("/affichage"), InlineData("/hors-ligne")]
    public async Task Each_page_has_a_neutral_title_a_skip_link_and_a_way_out(string address)
    {
        var visitor = await portal.Stranger().OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.EndsWith(" - Mon espace", visitor.Page.Title);
        Assert.Equal("#contenu", visitor.Page.QuerySelector("body a")!.GetAttribute("href"));
        Assert.NotNull(visitor.Page.QuerySelector("header a[data-quitter][href='/quitter'][rel=noreferrer]"));
    }

    [Fact]
    public async Task The_second_link_of_the_keyboard_is_the_way_out()
    {
        var visitor = await portal.Stranger().OpenAsync("/");

        Assert.Equal("/quitter", visitor.Page.QuerySelectorAll("body a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task The_menu_says_where_one_is_and_has_five_entries_at_most()
    {
        var visitor = await portal.Stranger().OpenAsync("/aide");
        var menu = visitor.Page.QuerySelectorAll("nav.bottom a");

        Assert.InRange(menu.Length, 2, 5);
        Assert.Equal("/aide", Assert.Single(menu, link => link.GetAttribute("aria-current") == "page").GetAttribute("href"));
        Assert.All(menu, link => Assert.NotNull(link.QuerySelector("svg[aria-hidden=true]")));
    }

    [Fact]
    public async Task Each_page_says_that_accessibility_is_not_yet_established()
    {
        var visitor = await portal.Stranger().OpenAsync("/plan-du-site");

        Assert.Equal("/accessibilite", Assert.Single(visitor.Page.QuerySelectorAll("footer a"), link => link.TextContent == "Accessibilité\u00A0: non conforme").GetAttribute("href"));
    }

    [Fact]
    public async Task Public_pages_are_not_marked_as_personal()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        await lina.OpenAsync("/aide");

        Assert.False(lina.Page.Body!.HasAttribute("data-personnel"));
    }

    [Fact]
    public async Task Help_lines_come_in_three_levels_and_unconfirmed_ones_stay_hidden()
    {
        var visitor = await portal.Stranger().OpenAsync("/aide");

        Assert.Equal(["tel:119", "sms:114", "tel:3018"], visitor.Page.QuerySelectorAll(".secours .btn").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("116111", visitor.Text);
        Assert.StartsWith("Tout de suite", visitor.Page.QuerySelector(".secours h3")!.TextContent);
    }

    [Fact]
    public async Task Adults_are_told_vous_and_never_tu()
    {
        var adult = await portal.VisitorAsync(Role.Parent);
        await adult.OpenAsync("/aide");

        Assert.Contains("Appuyez sur", adult.Text);
        Assert.DoesNotContain("Appuie sur", adult.Text);
        Assert.DoesNotContain("Tu as besoin", adult.Text);
    }
}
