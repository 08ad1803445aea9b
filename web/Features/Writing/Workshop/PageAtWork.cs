using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing.Workshop;

/// <summary>A page of the workshop about one file (« ?adresse=/livret/mes-droits »); another address leads back to the list.</summary>
public abstract class PageAtWork(WriteDraft drafts) : PreparedPage
{
    /// <summary>The address of the page that is written.</summary>
    [FromQuery(Name = "adresse")]
    public string? Address { get; set; }

    public ContentFile About { get; private set; } = null!;

    /// <summary>« jeune », « parent » or « pro », for the checker.</summary>
    public string Reader => Written.Value("public");

    internal MarkdownPage Written { get; private set; } = null!;

    public OpenedDraft Opened { get; private set; } = null!;

    /// <summary>What the page needs besides.</summary>
    protected virtual Task MoreAsync() => Task.CompletedTask;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (drafts.Find(Address) is not { } file) return LocalRedirect("/atelier");
        About = file;
        Opened = await drafts.OpenAsync(file.File);
        Written = MarkdownPage.Of(Opened.Text);
        await MoreAsync();
        return null;
    }

    protected IActionResult Again(string? done = null) => RedirectToPage(new { adresse = Address, fait = done });
}
