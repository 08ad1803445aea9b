using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet.Chapters;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>
/// « Un papier à donner »: the address of one edition, to copy, to photograph, to print. The same for everybody: it names nobody,
/// and the page behind it is public.
/// </summary>
[AllowAnonymous]
public sealed class LinkModel(TerritoryPack territory) : PageModel
{
    public BookletEdition Edition => ChosenEdition.Of(Request);

    /// <summary>The paper speaks to whom the edition is for.</summary>
    public bool IsYoung => Edition.Audience == Features.Content.Audience.Young;

    public BookletLink Link => BookletLink.To(Request, Edition);

    public TerritoryPack Pack => territory;
}

/// <summary>What a référent gives: the address of an edition, and its picture.</summary>
/// <param name="Site">« https://… »: the address of the site.</param>
/// <param name="Page">The rest of the address: « /livret?pour=11-14 ».</param>
/// <param name="Picture">A QR code as a picture inside the page.</param>
public sealed record BookletLink(string Site, string Page, string Picture)
{
    public static BookletLink To(HttpRequest request, BookletEdition edition)
    {
        var (site, page) = ($"{request.Scheme}://{request.Host}", $"/livret?{ChosenEdition.Key}={edition.Code}");
        return new(site, page, QrPicture.Of(site + page));
    }
}
