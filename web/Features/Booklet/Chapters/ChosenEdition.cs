using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Chapters;

/// <summary>Which edition somebody reads: the one asked for in the address, else the parents' for a parent, else the usual one.</summary>
internal static class ChosenEdition
{
    /// <summary>« ?pour=11-14 ».</summary>
    public const string Key = "pour";

    public static BookletEdition Of(HttpRequest request) =>
        BookletEdition.Find(request.Query[Key]) ?? (Audiences.Of(request.HttpContext.User) == Audience.Parents ? BookletEdition.All[^1] : BookletEdition.Usual);

    /// <summary>The edition of somebody who is on this chapter: theirs if the chapter is in it, else the first that has it.</summary>
    public static BookletEdition Of(HttpRequest request, ContentPage chapter) =>
        Of(request) is var chosen && chapter.Editions.Contains(chosen.Code) ? chosen : chapter.Editions is [var first, ..] && BookletEdition.Find(first) is { } its ? its : BookletEdition.Usual;

    /// <summary>The address of a chapter read in this edition.</summary>
    public static string In(this ContentPage chapter, BookletEdition edition) =>
        edition == BookletEdition.Usual ? chapter.Address : $"{chapter.Address}?{Key}={edition.Code}";
}
