using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChildProtection.Features.Home.Dev;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ChildProtection.Tests.Platform.Ui;

/// <summary>Reads the page of components, which only exists in development, as an assistive technology would.</summary>
public sealed class FieldTests(ExamplePortal portal) : IClassFixture<ExamplePortal>
{
    [Fact]
    public async Task A_field_in_error_is_tied_to_its_hint_and_its_error()
    {
        var page = await ComponentsAsync("?erreurs=true");
        var field = page.GetElementById("FirstName")!;

        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal("FirstName-hint FirstName-error", field.GetAttribute("aria-describedby"));
        Assert.Equal("Écris ton prénom.", page.GetElementById("FirstName-error")!.TextContent);
        Assert.Equal("given-name", field.GetAttribute("autocomplete"));
        Assert.Equal("40", field.GetAttribute("maxlength"));
    }

    [Fact]
    public async Task The_summary_takes_the_focus_and_lists_errors_in_the_order_of_the_form()
    {
        var page = await ComponentsAsync("?erreurs=true");
        var summary = page.QuerySelector(".error-summary")!;

        Assert.StartsWith("Erreur\u00A0: ", page.Title);
        Assert.Equal("Il y a un problème", summary.QuerySelector("h2")!.TextContent);
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.Equal(["#FirstName", "#Mood"], summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(summary.QuerySelectorAll("a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Without_error_there_is_no_summary_and_no_invalid_field()
    {
        var page = await ComponentsAsync("");

        Assert.Null(page.QuerySelector(".error-summary, [aria-invalid]"));
    }

    [Fact]
    public async Task Choices_are_native_buttons_with_a_question_and_one_label_each()
    {
        var page = await ComponentsAsync("");
        var group = page.GetElementById("Skill")!.Closest("fieldset")!;

        Assert.Equal("Je sais combien il me reste avant la fin du mois", group.QuerySelector("legend")!.TextContent);
        Assert.Equal(ComponentsModel.Skills.Count, group.QuerySelectorAll("input[type=radio][name=Skill]").Length);
        Assert.Equal("aide", Assert.Single(group.QuerySelectorAll<IHtmlInputElement>("input"), input => input.IsChecked).Value);
        Assert.All(group.QuerySelectorAll("input"), input => Assert.NotNull(group.QuerySelector($"label[for='{input.Id}']")));
    }

    [Fact]
    public async Task Several_answers_are_check_boxes() =>
        Assert.Equal(3, (await ComponentsAsync("")).QuerySelectorAll("input[type=checkbox][name=Who]").Length);

    [Fact]
    public async Task An_icon_says_nothing_to_a_screen_reader()
    {
        var page = await ComponentsAsync("");

        Assert.All(page.QuerySelectorAll("svg"), icon => Assert.True(icon.GetAttribute("aria-hidden") == "true"));
    }

    [Fact]
    public async Task The_components_are_not_served_outside_development()
    {
        var visitor = await portal.Stranger().OpenAsync("/dev/composants");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
    }

    private async Task<IHtmlDocument> ComponentsAsync(string query)
    {
        await using var development = portal.WithWebHostBuilder(host => host.UseEnvironment("Development"));
        var browser = development.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") });
        return await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(new Uri($"/dev/composants{query}", UriKind.Relative)));
    }
}
