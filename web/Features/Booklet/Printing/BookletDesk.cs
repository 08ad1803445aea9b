using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>Takes what is on the shelves today and makes a booklet of it, for the screen or for paper.</summary>
public sealed class BookletDesk(ContentLibrary library, TerritoryPack pack, InstanceChoices choices, IConfiguration configuration, TimeProvider clock)
{
    public PrintedBooklet Of(BookletEdition edition, PrintFormat format) => new()
    {
        Words = new TerritoryWords(pack),
        Listening = choices.Listening,
        Edition = edition,
        Format = format,
        Chapters = library.Current.Booklet(edition),
        Today = pack.Today(clock),
        Site = Site,
    };

    /// <summary>What a booklet is made from: two equal shelves make the same one.</summary>
    public (ContentEdition Content, int Choices, DateOnly Today) Shelf => (library.Current, choices.Version, pack.Today(clock));

    /// <summary>As mails and first sheets name the portal; in development, the machine itself.</summary>
    private string Site => configuration["Security:HostName"] is { Length: > 0 } host and not "localhost" ? $"https://{host}" : "http://localhost:5080";
}
