using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Booklet.Printing;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Chapters;

/// <summary>The booklet’s contents (« /livret »).</summary>
[AllowAnonymous]
public sealed class IndexModel(
    ContentLibrary library, BookletDesk desk, BookletPrinter printer, TerritoryWords territory, MyBooklet mine, IEnumerable<IPersonalChapter> personal, TimeProvider clock) : PageModel
{
    public BookletEdition Edition { get; private set; } = BookletEdition.Usual;

    public IReadOnlyList<ContentPage> Chapters { get; private set; } = [];

    /// <summary>For this reader only, before the others.</summary>
    public IReadOnlyList<PersonalChapter> OfMyHouse { get; private set; } = [];

    /// <summary>Of the person who reads, or of the edition.</summary>
    public bool IsFormal => Edition.Audience != Audience.Young;

    /// <summary>What was given and read, of this edition; null for whoever is no young person here.</summary>
    public MyBooklet.State? Mine { get; private set; }

    public async Task OnGetAsync()
    {
        if (mine.IsForMe) Mine = await mine.ReadAsync(BookletEdition.Find(Request.Query[ChosenEdition.Key]));
        if (User.IsInRole(Role.YoungPerson))
            foreach (var one in personal)
                if (await one.FindAsync() is { } chapter) OfMyHouse = [.. OfMyHouse, chapter];
        Edition = Mine?.Edition ?? ChosenEdition.Of(Request);
        Chapters = library.Current.Booklet(Edition);
    }

    public ContentPage? First => Chapters.Count > 0 ? Chapters[0] : null;

    /// <summary>What is known of the file to print; null while nobody has made it.</summary>
    public PrintedFile? File(PrintFormat format) => printer.Ready(desk, Edition, format);

    /// <summary>Reading them all.</summary>
    public int Minutes => Chapters.Sum(chapter => chapter.Minutes);

    /// <summary>One sentence for all: the booklet is only as reread as its least reread chapter.</summary>
    public RereadStatus? Status
    {
        get
        {
            var today = territory.Pack.Today(clock);
            return Chapters.Select(chapter => chapter.StatusOn(today)).MinBy(status => status.State switch
            {
                RereadState.Expired => 0,
                RereadState.NotYet => 1,
                _ => 2,
            });
        }
    }
}
