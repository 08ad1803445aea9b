using ChildProtection.Features.Writing;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Reading;

/// <summary>The end of a reading: by which name the body reads that I was there, or none; or all of it taken back.</summary>
[Authorize(ReviewAccess.Reader), OfModule(ReviewAccess.Module)]
public sealed class EndModel(GiveReview give) : PreparedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ReaderName? Name { get; private set; }

    public GiveReview.Mine Mine { get; private set; } = null!;

    /// <summary>The names one may choose, and who reads them: it is asked as in every form.</summary>
    public ReadersNotice Choices { get; private set; } = null!;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await give.FindAsync(Id) is not { } mine) return NotFound();
        if (!mine.IsOpen && HttpMethods.IsGet(Request.Method)) return LocalRedirect($"/comite/relectures/{Id}");
        Mine = mine;
        if (mine.Reader is { FinishedAt: not null } reader) Name = reader.ShownAs;
        var names = await give.NamesAsync();
        Choices = new ReadersNotice("Le groupe et ses animateurs lisent ce nom. Personne d’autre.", null,
        [
            new ReadersChoice(nameof(ReaderName.Hidden), "Sans mon nom", [], "On lit\u00A0: une personne concernée.", "cadenas"),
            .. names.Select(name => new ReadersChoice(name.Key.ToString(), name.Key == ReaderName.Pseudonym ? "Mon nom d’ici" : "Mon prénom", [name.Value], null, name.Key == ReaderName.Pseudonym ? "etoile" : "bulle")),
        ]);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Il faut une réponse.")] ReaderName? name)
    {
        Name = name;
        await give.FinishAsync(Mine, name!.Value);
        return LocalRedirect($"/comite/relectures/{Id}");
    }

    /// <summary>Takes everything back.</summary>
    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await give.LeaveAsync(Mine);
        return LocalRedirect($"/comite/relectures/{Id}");
    }
}
