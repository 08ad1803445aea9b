using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;when at="Model.SentAt" /&gt; »: a moment in the territory’s own time zone, in whole French words; with
/// <c>only="jour"</c> or <c>only="heure"</c>, one half of it. « &lt;when day="Model.Date" /&gt; » for a day without hour.
/// </summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper(TerritoryPack pack) : TagHelper
{
    /// <summary>A moment, in UTC as entities keep it.</summary>
    public DateTimeOffset? At { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>« jour » or « heure »; null for both.</summary>
    public string? Only { get; set; }

    /// <summary>The day of a moment as <c>only="jour"</c> writes it, without a tag helper, for lists of many lines; nothing for null.</summary>
    public static IHtmlContent DayOf(DateTimeOffset? at, TerritoryPack pack)
    {
        if (at is not { } moment) return HtmlString.Empty;
        var local = TimeZoneInfo.ConvertTime(moment, pack.TimeZone);
        return new HtmlString($"<time datetime=\"{Machine(local)}\">{FrenchDates.Day(DateOnly.FromDateTime(local.DateTime))}</time>"); // digits, letters, nothing to encode but ours
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } moment) Moment(output, TimeZoneInfo.ConvertTime(moment, pack.TimeZone));
        else if (Day is { } day) Write(output, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), FrenchDates.Day(day));
        else output.SuppressOutput();
    }

    private void Moment(TagHelperOutput output, DateTimeOffset local) => Write(
        output,
        Machine(local),
        Only switch
        {
            "jour" => FrenchDates.Day(DateOnly.FromDateTime(local.DateTime)),
            "heure" => FrenchDates.Hour(TimeOnly.FromDateTime(local.DateTime)),
            _ => FrenchDates.DayAndHour(local),
        });

    private static string Machine(DateTimeOffset local) => local.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private static void Write(TagHelperOutput output, string machine, string words)
    {
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(words);
    }
}
