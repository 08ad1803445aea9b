using ChildProtection.Features.Accounts.Moves;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>« Lieu de vie » of one young person: of today, planned and before; and the act that changes it. The référent's.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class PlaceModel(ChangePlace change, ComposeCircle circle, TerritoryPack territory, AuditLog audit) : LoadedPage<ChangePlace.Sheet>
{
    public const string Look = "place";

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Le nouveau lieu")]
    public Guid? PlaceId { get; private set; }

    [Display(Name = "Le premier jour dans ce lieu"), DataType(DataType.Date)]
    public DateOnly? FirstDay { get; private set; }

    [Display(Name = "Qui ne suit plus ce jeune après ce jour ?")]
    public IReadOnlyList<Guid> Ending { get; private set; } = [];

    public IReadOnlyList<PlaceOfLife> Places { get; private set; } = [];

    public string FirstName => Subject.Child.FirstName;

    /// <summary>Two zones may have a « Foyer du lac »; where one lives already is no choice.</summary>
    public IEnumerable<SelectListItem> Choices => Places.Where(place => place.Id != Subject.Last?.PlaceId)
        .Select(place => new SelectListItem($"{place.Name} ({territory.ZoneName(place.Zone)})", place.Id.ToString()));

    public IEnumerable<Choice> Links => Subject.Adults.Select(adult => new Choice(adult.RelationId.ToString(), adult.Name, Hint: adult.Kind.Word()));

    protected override async Task<ChangePlace.Sheet?> LoadAsync()
    {
        if (await change.ReadAsync(Id) is not { } sheet) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ChildRead, Id, reason: Look); // before anything shows
        Places = await circle.PlacesAsync();
        return sheet;
    }

    /// <summary>The team of the former place is taken to stay there, unless the référent says otherwise.</summary>
    public void OnGet() => Ending = Subject.Current is null ? [] : [.. Subject.Adults.Select(adult => adult.RelationId)];

    /// <summary>Pressed twice, it moves once; a page open in another tab is told.</summary>
    [FreshProof]
    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez un lieu.")] Guid? placeId, [Required(ErrorMessage = "Écrivez le premier jour.")] DateOnly? firstDay, Guid[]? ending, Guid? seen)
    {
        (PlaceId, FirstDay, Ending) = (placeId, firstDay, ending ?? []);
        if (change.Refusal(firstDay!.Value) is { } refusal)
        {
            ModelState.AddModelError(nameof(FirstDay), refusal);
            return FormGuard.SameForm();
        }
        return await change.MoveAsync(Id, seen, placeId!.Value, firstDay.Value, Ending) ? RedirectToPage() : NotFound();
    }

    /// <summary>« Annuler ce changement », before its day.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid stayId) => await change.TakeBackAsync(Id, stayId) ? RedirectToPage() : NotFound();
}
