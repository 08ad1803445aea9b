using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>« Remettre le livret »: the référent writes down which edition was given, how and when, and reads whether it was read.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class GiveModel(HandBooklet hand, Access access, AuditLog audit) : LoadedPage<HandBooklet.Sheet>
{
    public const string Look = "booklet";

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Quel livret ?")]
    public string Edition { get; private set; } = "";

    [Display(Name = "Comment ?")]
    public Manner? Manner { get; private set; }

    [Display(Name = "Quel jour ?"), DataType(DataType.Date)]
    public DateOnly? GivenOn { get; private set; }

    public Child Child => Subject.Child;

    /// <summary>What the age proposes.</summary>
    public BookletEdition Proposed => HandBooklet.EditionFor(Child.ComesOfAgeOn, access.Today);

    public IEnumerable<SelectListItem> Editions => BookletEdition.All.Where(edition => edition.Audience == Features.Content.Audience.Young).Select(edition => new SelectListItem(edition.Name, edition.Code));

    public static string NameOf(string edition) => BookletEdition.Find(edition)?.Name ?? edition;

    protected override async Task<HandBooklet.Sheet?> LoadAsync()
    {
        if (await hand.ReadAsync(Id) is not { } sheet) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ChildRead, Id, reason: Look); // before anything shows
        return sheet;
    }

    public void OnGet() => (Edition, Manner, GivenOn) = (Proposed.Code, HandOver.Manner.InPerson, access.Today);

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez un livret.")] string edition, [Required(ErrorMessage = "Dites comment le livret a été remis.")] Manner? manner,
        [Required(ErrorMessage = "Écrivez le jour.")] DateOnly? givenOn)
    {
        (Edition, Manner, GivenOn) = (edition, manner, givenOn);
        if (!Enum.IsDefined(manner!.Value)) throw new BrokenRuleException("Dites comment le livret a été remis.");
        var chosen = BookletEdition.Find(edition) ?? throw new BrokenRuleException("Choisissez un livret.");
        return await hand.GiveAsync(Id, chosen, manner.Value, givenOn!.Value) ? RedirectToPage() : NotFound();
    }

    /// <summary>« Effacer cette ligne »: written by mistake.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid handoverId) => await hand.RemoveAsync(Id, handoverId) ? RedirectToPage() : NotFound();
}
