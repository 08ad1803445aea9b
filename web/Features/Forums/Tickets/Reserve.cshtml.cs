using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>« Garder des places »: a professional keeps places for a house as a number. Nobody is named.</summary>
[Authorize(ForumsAccess.Professional), OfModule(ForumsAccess.Module)]
public sealed class ReserveModel(ForumDesk desk, StopDesk stops, TakeTicket tickets) : ForumPage(desk)
{
    [FromRoute(Name = "stopId")]
    public Guid Stop { get; set; }

    [Display(Name = "Lieu de vie")]
    public Guid? Place { get; private set; }

    [Display(Name = "Nombre de places")]
    public int? Count { get; private set; }

    [Display(Name = "Ce qu’il faut pour venir")]
    public string? Needs { get; private set; }

    /// <summary>Made by the form: pressing twice keeps the places once.</summary>
    public Guid Key { get; private set; } = SecretCode.NewId();

    public ForumDesk.StopLine Line { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour le transport et l’accès.", "Les animateurs de ce forum.", "N’écrivez aucun nom. C’est effacé le lendemain de l’étape.");

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found || (await Desk.StopsAsync(found.Forum.Id)).FirstOrDefault(line => line.Stop.Id == Stop) is not { } line) return null;
        Line = line;
        Places = [.. (await stops.PlacesAsync()).Select(place => new SelectListItem(place.Name, place.Id.ToString()))];
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez un lieu de vie.")] Guid? place,
        [Required(ErrorMessage = "Écrivez le nombre de places."), Range(1, ForumTicket.MostOfHouse, ErrorMessage = "Un nombre de 1 à 40.")] int? count,
        [StringLength(ForumTicket.NeedsLength, ErrorMessage = ForumWords.TooLong)] string? needs, Guid key)
    {
        (Place, Count, Needs, Key) = (place, count, needs, key == Guid.Empty ? Key : key);
        return await tickets.ForHouseAsync(Forum.Id, Stop, place!.Value, count!.Value, needs, Key) ? LocalRedirect($"{Home}/billets/{Stop}") : NotFound();
    }
}
