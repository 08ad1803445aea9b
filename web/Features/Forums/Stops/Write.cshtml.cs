using System.Globalization;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Forums.Stops;

/// <summary>A stop, new or again: where, when, how many, its programme; and the adults who welcome there.</summary>
[Authorize(ForumsAccess.Runner), OfModule(ForumsAccess.Module)]
public sealed class WriteModel(ForumDesk desk, StopDesk stops, TerritoryPack territory) : RunForumPage(desk)
{
    /// <summary>Of the stop; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    public StopForm Form { get; private set; } = new();
    public ReadersNotice Readers { get; } = ForumWords.Public;
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Zones { get; private set; } = [];
    public IReadOnlyList<StopDesk.Greeter> Greeters { get; private set; } = [];

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found) return null;
        if (Id is { } id)
        {
            if (await Desk.StopAsync(found.Forum.Id, id) is not { } stop) return null;
            (Form, Greeters) = (StopForm.Of(stop), await stops.GreetersAsync(id));
        }
        else Form = new StopForm { Day = found.Forum.FirstDay };
        Places = [.. (await stops.PlacesAsync()).Select(place => new SelectListItem(place.Name, place.Id.ToString()))];
        Zones = [.. territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code))];
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(StopForm form)
    {
        Form = form;
        if (territory.Zones.All(zone => zone.Code != form.Zone)) throw new BrokenRuleException("Choisissez un secteur.");
        return await stops.WriteAsync(Forum.Id, Id, form.Plan()) ? LocalRedirect(Home) : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync() => Id is { } id && await stops.RemoveAsync(Forum.Id, id) ? LocalRedirect(Home) : NotFound();

    /// <summary>« Dire non », or « Retirer » after a yes.</summary>
    public async Task<IActionResult> OnPostRefuseAsync(Guid personne) => Id is { } id && await stops.RefuseAsync(Forum.Id, id, personne) ? LocalRedirect($"{Home}/etape/{id}") : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(Guid personne) => Id is { } id && await stops.AcceptAsync(Forum.Id, id, personne) ? LocalRedirect($"{Home}/etape/{id}") : NotFound();
}

/// <summary>What a facilitator types of a stop.</summary>
public sealed class StopForm
{
    [Display(Name = "Nom de l’étape"), Required(ErrorMessage = "Écrivez un nom."), StringLength(ForumStop.NameLength, ErrorMessage = ForumWords.TooLong)]
    public string? Name { get; set; }

    [Display(Name = "Quelle sorte de lieu"), Required(ErrorMessage = "Choisissez une sorte de lieu."), EnumDataType(typeof(StopKind), ErrorMessage = "Choisissez une sorte de lieu.")]
    public StopKind? Kind { get; set; }

    [Display(Name = "Adresse publique"), StringLength(ForumStop.AddressLength, ErrorMessage = ForumWords.TooLong)]
    public string? Address { get; set; }

    [Display(Name = "Lieu de vie")]
    public Guid? Place { get; set; }

    [Display(Name = "Secteur"), Required(ErrorMessage = "Choisissez un secteur."), StringLength(40, ErrorMessage = "Choisissez un secteur.")]
    public string? Zone { get; set; }

    [Display(Name = "Jour"), DataType(DataType.Date), Required(ErrorMessage = "Choisissez le jour.")]
    public DateOnly? Day { get; set; }

    [Display(Name = "De"), Required(ErrorMessage = "Écrivez l’heure de début."), RegularExpression("([01][0-9]|2[0-3]):[0-5][0-9]", ErrorMessage = "Une heure comme 14:30.")]
    public string? From { get; set; }

    [Display(Name = "À"), Required(ErrorMessage = "Écrivez l’heure de fin."), RegularExpression("([01][0-9]|2[0-3]):[0-5][0-9]", ErrorMessage = "Une heure comme 17:00.")]
    public string? Until { get; set; }

    [Display(Name = "Nombre de places"), Required(ErrorMessage = "Écrivez le nombre de places."), Range(1, ForumStop.MostPlaces, ErrorMessage = "Un nombre de 1 à 500.")]
    public int? Capacity { get; set; }

    [Display(Name = "Le programme"), StringLength(ForumStop.MostSlots * 300, ErrorMessage = ForumWords.TooLong)]
    public string? Programme { get; set; }

    /// <summary>As it is today.</summary>
    public static StopForm Of(ForumStop stop) => new()
    {
        Name = stop.Name, Kind = stop.Kind, Address = stop.Address, Place = stop.PlaceId, Zone = stop.Zone, Day = stop.Day,
        From = ForumStop.Hour(stop.From), Until = ForumStop.Hour(stop.Until), Capacity = stop.Capacity, Programme = ForumStop.Write(stop.Programme),
    };

    /// <summary>What it means; a line of the programme that means nothing: <see cref="BrokenRuleException"/>.</summary>
    public StopPlan Plan() => new(Kind!.Value, Name!.Trim(), Address, Place, Zone!, Day!.Value, Read(From!), Read(Until!), Capacity!.Value, ForumStop.Read(Programme));

    private static TimeOnly Read(string hour) => TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture);
}
