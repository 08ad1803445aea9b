namespace ChildProtection.Features.Accounts;

/// <summary>A place where children live (« lieu de vie »). Its address is never kept here.</summary>
public sealed class PlaceOfLife
{
    public const int NameLength = 80;

    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Zone { get; set; }
    public PlaceKind Kind { get; set; }

    /// <summary>From then on it is offered to nobody; who lived there stays known.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>What kind of place it is.</summary>
public enum PlaceKind
{
    [Display(Name = "Foyer")]
    Home,

    [Display(Name = "Maison d’enfants (MECS)")]
    ChildrensHome,

    [Display(Name = "Famille d’accueil", Description = "Sans nom de famille ni adresse : un numéro ou un secteur suffit.")]
    FosterFamily,

    [Display(Name = "Pouponnière")]
    Nursery,

    [Display(Name = "Logement autonome")]
    OwnHousing,

    [Display(Name = "Autre lieu")]
    Other,
}
