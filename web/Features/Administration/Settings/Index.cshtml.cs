using System.Globalization;

namespace ChildProtection.Features.Administration.Settings;

/// <summary>« Réglages »: what the pack says, to read; and the few things an installation may say otherwise.</summary>
[Authorize(RolePolicies.Administrator)]
[RereadsText]
public sealed class IndexModel(ChooseSetting choose, InstanceChoices choices, TerritoryPack pack) : PageModel
{
    [BindProperty, Display(Name = "Téléphone de l’écoute")]
    [StringLength(20, ErrorMessage = "Écrivez 10 chiffres, comme 01 23 45 67 89.")]
    public string? Phone { get; set; }

    [BindProperty, Display(Name = "Adresse e-mail de l’écoute"), DataType(DataType.EmailAddress)]
    [StringLength(OutboxMail.AddressLength, ErrorMessage = "Cette adresse est trop longue.")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Heures de l’écoute")]
    [StringLength(120, ErrorMessage = "Écrivez les heures en {1} signes au plus.")]
    public string? Hours { get; set; }

    [BindProperty, Display(Name = "Jours pour répondre à une parole")]
    [StringLength(3, ErrorMessage = "Écrivez un nombre de jours, de 1 à 60.")]
    public string? WordDays { get; set; }

    public TerritoryPack Pack => pack;
    public string PackFile => $"content/territories/{pack.Code}.yaml";

    public void OnGet()
    {
        var said = choices.Values;
        (Phone, Email, Hours, WordDays) = (said.GetValueOrDefault(InstanceChoices.Phone), said.GetValueOrDefault(InstanceChoices.Email),
            said.GetValueOrDefault(InstanceChoices.Hours), said.GetValueOrDefault(InstanceChoices.WordDaysKey));
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync()
    {
        (string Field, string Key, string Value)[] wanted =
        [
            (nameof(Phone), InstanceChoices.Phone, Trimmed(Phone)), (nameof(Email), InstanceChoices.Email, Trimmed(Email)),
            (nameof(Hours), InstanceChoices.Hours, Trimmed(Hours)), (nameof(WordDays), InstanceChoices.WordDaysKey, Trimmed(WordDays)),
        ];
        foreach (var (field, key, value) in wanted)
            if (choose.Refusal(key, value) is { } refusal) ModelState.AddModelError(field, refusal);
        if (!ModelState.IsValid) return FormGuard.SameForm();
        var changed = await choose.ChooseAsync(wanted.ToDictionary(one => one.Key, one => one.Value));
        return RedirectToPage(new { changes = changed.ToString(CultureInfo.InvariantCulture) });
    }

    private static string Trimmed(string? typed) => typed?.Trim() ?? "";
}
