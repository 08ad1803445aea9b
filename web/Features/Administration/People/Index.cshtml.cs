using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Administration.People;

/// <summary>« Personnes »: those who work here, by role, zone and state; anybody by a whole address or a number.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(PeopleRegister register, TerritoryPack territory) : PageModel
{
    [BindProperty(Name = "courriel"), Display(Name = "Adresse e-mail entière")]
    public string? Email { get; set; }

    [BindProperty(Name = "compte"), Display(Name = "N° de compte ou de jeune")]
    public string? Reference { get; set; }

    [BindProperty(SupportsGet = true, Name = "role"), Display(Name = "Rôle")]
    public string? AskedRole { get; set; }

    [BindProperty(SupportsGet = true, Name = "secteur"), Display(Name = "Secteur")]
    public string? Zone { get; set; }

    [BindProperty(SupportsGet = true, Name = "etat"), Display(Name = "État")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    public Paged<PeopleRegister.Row> People { get; private set; } = new([], 1, 1);
    public IReadOnlyList<PeopleRegister.Waiting> Invitations { get; private set; } = [];

    public IEnumerable<SelectListItem> Roles => PeopleRegister.Staff.Select(role => new SelectListItem(RoleWords.Of(role), role));
    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));
    public static IEnumerable<SelectListItem> States => Choice.Of(typeof(PersonState)).Select(choice => new SelectListItem(choice.Words, choice.Value));

    public string ZoneName(string? code) => code is null ? "Secteur non dit" : territory.ZoneName(code);

    public async Task OnGetAsync()
    {
        var state = Enum.TryParse<PersonState>(State, out var asked) && Enum.IsDefined(asked) ? asked : (PersonState?)null;
        var zone = territory.Zones.Any(known => known.Code == Zone) ? Zone : null;
        People = await register.FindAsync(new PersonSearch(null, null, Filled(AskedRole), zone, state),
            int.TryParse(Asked, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1);
    }

    /// <summary>One person, by what is never put in an address: addresses stay in histories and logs.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var (email, typed) = (Filled(Email), Filled(Reference));
        var reference = PersonReference.Read(typed);
        if (typed is not null && reference is null) ModelState.AddModelError("compte", $"Ce numéro ne va pas. Il ressemble à {PersonReference.Example}.");
        if (email is not null && (!email.Contains('@', StringComparison.Ordinal) || email.Length > OutboxMail.AddressLength)) ModelState.AddModelError("courriel", "Écrivez l’adresse e-mail entière.");
        if (email is null && typed is null) ModelState.AddModelError("courriel", "Écrivez une adresse ou un numéro.");
        if (!ModelState.IsValid) return FormGuard.SameForm();

        People = await register.FindAsync(new PersonSearch(email, reference, null, null, null), 1);
        if (email is not null) Invitations = await register.WaitingAsync(email);
        return Page();
    }

    private static string? Filled(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
