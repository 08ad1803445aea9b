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

    /// <summary>Why nothing was looked for; null when something was.</summary>
    public string? Mistake { get; private set; }

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
    public async Task OnPostAsync()
    {
        var (email, typed) = (Filled(Email), Filled(Reference));
        var reference = PersonReference.Read(typed);
        if (typed is not null && reference is null) Mistake = $"Ce numéro ne va pas. Il ressemble à {PersonReference.Example}.";
        else if (email is not null && (!email.Contains('@', StringComparison.Ordinal) || email.Length > OutboxMail.AddressLength)) Mistake = "Écrivez l’adresse e-mail entière.";
        else if (email is null && typed is null) Mistake = "Écrivez une adresse ou un numéro.";
        if (Mistake is not null) return;

        People = await register.FindAsync(new PersonSearch(email, reference, null, null, null), 1);
        if (email is not null) Invitations = await register.WaitingAsync(email);
    }

    private static string? Filled(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
