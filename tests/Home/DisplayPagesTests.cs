using ChildProtection.Tests.Platform.Ui;

namespace ChildProtection.Tests.Home;

public sealed class DisplayPagesTests(ExamplePortal portal) : IClassFixture<ExamplePortal>
{
    [Fact]
    public async Task A_choice_is_applied_by_the_server_on_the_page_one_came_from()
    {
        var visitor = await portal.Stranger().OpenAsync("/affichage?retour=/aide");
        await visitor.Choose("Sombre").Choose("Très grande").PressAsync("Garder cet affichage");

        Assert.Equal("/aide", visitor.Path);
        Assert.Equal("sombre", visitor.Page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("tres-grand", visitor.Page.DocumentElement.GetAttribute("data-taille"));
        Assert.False(visitor.Page.DocumentElement.HasAttribute("data-police"));
    }

    [Fact]
    public async Task The_choice_is_remembered_and_can_be_undone()
    {
        var visitor = await portal.Stranger().OpenAsync("/affichage");
        await visitor.Choose("Plus d’espace").PressAsync("Garder cet affichage");
        Assert.Contains("C’est gardé", visitor.Text);
        Assert.Equal("large", visitor.Page.DocumentElement.GetAttribute("data-espace"));

        await visitor.PressAsync("Remettre comme avant");

        Assert.False(visitor.Page.DocumentElement.HasAttribute("data-espace"));
    }

    [Theory]
    [InlineData("https://mal.example/"), InlineData("//mal.example/"), InlineData("/\\mal.example")]
    public async Task Nobody_is_led_to_another_site(string elsewhere)
    {
        var visitor = await portal.Stranger().OpenAsync($"/affichage?retour={Uri.EscapeDataString(elsewhere)}");
        await visitor.PressAsync("Garder cet affichage");

        Assert.Equal("/affichage", visitor.Path);
        Assert.Equal("localhost", visitor.Address.Host);
    }
}
