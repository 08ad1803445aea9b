using ChildProtection.Platform.Ui;

namespace ChildProtection.Tests.Platform.Ui;

public sealed class DisplaySettingsTests
{
    [Fact]
    public void What_is_kept_is_what_was_chosen()
    {
        var chosen = new DisplaySettings(Colours.Strong, TextSize.Larger, Typeface.Dyslexic, Spacing.Wide, Pictures.Without);

        Assert.Equal(chosen, DisplaySettings.Parse(chosen.ToString()));
        Assert.Equal("theme=fort&taille=tres-grand&police=dyslexie&espace=large&images=sans", chosen.ToString());
    }

    [Fact]
    public void The_usual_display_needs_no_word() => Assert.Equal("", DisplaySettings.Usual.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("theme=<script>")]
    [InlineData("&&&=%%%")]
    [InlineData("theme=sombre\" onload=\"x")]
    public void A_broken_cookie_is_no_choice(string? cookie) => Assert.Equal(DisplaySettings.Usual, DisplaySettings.Parse(cookie));
}
