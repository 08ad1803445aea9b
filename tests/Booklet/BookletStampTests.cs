using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;
using ChildProtection.Platform;
using ChildProtection.Tests.Content;

namespace ChildProtection.Tests.Booklet;

/// <summary>What has changed since one knew the booklet, chapter by chapter.</summary>
public sealed class BookletStampTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];
    private readonly Shelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void New_changed_and_withdrawn_chapters_are_told_and_the_others_are_not()
    {
        var then = BookletStamp.Read(BookletStamp.Of(Booklet("Tu restes.", "Tu vis ici.", "Tu pars.")).Written); // as stored
        shelf.Chapter("Tu arrives.", "04-nouvelle.md", order: 40);
        var now = Booklet("Tu restes.", "Tu vis là-bas.", null);

        var changes = then.Since(now, Nothing);

        Assert.Equal([(ChangeKind.Changed, "deux"), (ChangeKind.New, "nouvelle"), (ChangeKind.Withdrawn, null)], changes.Select(change => (change.Kind, change.Page?.Slug)));
        Assert.Equal(["Tu vis là-bas."], changes[0].FirstSentences);
    }

    [Fact]
    public void A_comma_put_right_is_no_news() =>
        Assert.Empty(BookletStamp.Of(Booklet("Tu restes ici.", "Ici", "Là")).Since(Booklet("Tu restes, ici.", "Ici.", "Là"), Nothing));

    [Fact]
    public void What_one_has_read_since_is_no_news()
    {
        var then = BookletStamp.Of(Booklet("Tu restes.", "Tu vis ici.", "Là"));
        var now = Booklet("Tu restes.", "Tu vis là-bas.", "Là");

        Assert.Empty(then.Since(now, new Dictionary<string, string> { ["deux"] = BookletStamp.HashOf(now[1]) }));
        Assert.Single(then.Since(now, new Dictionary<string, string> { ["deux"] = "autre" }));
    }

    [Fact]
    public void A_booklet_given_before_a_text_was_written_had_another_text()
    {
        var now = Booklet("Un.", "Deux.", "Trois."); // of 22 November 2026

        Assert.Equal(3, BookletStamp.On(new DateOnly(2026, 11, 21), now).Since(now, Nothing).Count);
        Assert.Empty(BookletStamp.On(new DateOnly(2026, 11, 22), now).Since(now, Nothing));
    }

    [Fact]
    public void The_stamp_of_every_chapter_fits_its_column() => Assert.InRange(BookletStamp.Of(Enumerable.Range(1, 100).Select(n => Booklet("Un.", "Deux.", "Trois.")[0] with { Slug = $"un-nom-de-page-assez-long-{n}", Title = new string('é', 60) })).Written.Length, 5_000, BookletStamp.Length);

    [Fact]
    public void A_damaged_stamp_tells_nothing_wrong() => Assert.Empty(BookletStamp.Read("rien\nde\tbon\t\n").Since([], Nothing));

    [Theory]
    [InlineData(1, "Cette date n’est pas encore là. Écrivez aujourd’hui ou un jour d’avant.")]
    [InlineData(-3_000, "Cette date est trop ancienne. Le portail garde 5 ans au plus.")]
    public void A_day_that_cannot_be_is_refused(int days, string said)
    {
        var today = new DateOnly(2026, 11, 22);
        var refusal = Assert.Throws<BrokenRuleException>(() =>
            BookletHandover.Give(default, default, BookletEdition.Usual, Manner.Paper, today.AddDays(days), today, [], default));
        Assert.Equal(said, refusal.Message.Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("2026-11-22", "18-21"), InlineData("2026-11-23", "15-18"), InlineData("2029-11-22", "15-18"), InlineData("2029-11-23", "11-14")]
    [InlineData("2033-11-22", "11-14"), InlineData("2033-11-23", "6-10"), InlineData(null, "15-18")]
    public void The_edition_is_proposed_by_age(string? comesOfAgeOn, string edition) =>
        Assert.Equal(edition, HandBooklet.EditionFor(comesOfAgeOn is null ? null : DateOnly.Parse(comesOfAgeOn, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, 11, 22)).Code);

    private IReadOnlyList<ContentPage> Booklet(params string?[] bodies)
    {
        foreach (var (number, name) in new[] { "un", "deux", "trois" }.Index())
            if (bodies[number] is { } body) shelf.Chapter(body, $"0{number + 1}-{name}.md", order: (number + 1) * 10);
            else File.Delete(Path.Combine(shelf.Root, "fr", "livret", $"0{number + 1}-{name}.md"));
        return shelf.Make().Booklet(BookletEdition.Usual);
    }
}
