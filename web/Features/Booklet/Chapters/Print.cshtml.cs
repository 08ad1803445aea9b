using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Chapters;

/// <summary>The whole booklet on one page, for paper: cover, contents, chapters, « mes adultes », help numbers.</summary>
[AllowAnonymous]
public sealed class PrintModel(ContentLibrary library, TerritoryWords territory, InstanceChoices choices, TimeProvider clock) : PageModel
{
    /// <summary>Those whose name and number one may want to write down; keys of the territory.</summary>
    private static readonly string[] Adults = ["referent", "educateur", "assistant_familial", "juge", "avocat", "mentor"];

    public TerritoryPack Pack => territory.Pack;

    public Listening Listening => choices.Listening;

    public BookletEdition For => ChosenEdition.Of(Request);

    public IReadOnlyList<ContentPage> Chapters => library.Current.Booklet(For);

    /// <summary>The latest change of a chapter.</summary>
    public DateOnly Edition => Chapters.Count > 0 ? Chapters.Max(chapter => chapter.Date) : Today;

    public DateOnly Today => territory.Pack.Today(clock);

    /// <summary>« Mon référent », « Mon assistante familiale ».</summary>
    public IEnumerable<string> MyAdults => Adults.Select(key => FrenchTerm.Capital(territory.Term(key).My));
}
