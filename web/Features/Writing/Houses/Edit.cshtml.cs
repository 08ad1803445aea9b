namespace ChildProtection.Features.Writing.Houses;

/// <summary>Writes « Ici, dans ma maison » for one place of life.</summary>
[Authorize(RolePolicies.Administrator)]
[RereadsText]
public sealed class EditModel(WriteHouse houses, KeepHousePhoto photos, AuditLog audit) : PreparedPage
{
    [FromQuery(Name = "lieu")]
    public Guid Place { get; set; }

    public WriteHouse.House House { get; private set; } = null!;

    [Display(Name = "Qui est là")]
    public string? People { get; private set; }

    [Display(Name = "Les règles de la maison")]
    public string? Rules { get; private set; }

    [Display(Name = "Le téléphone de la maison")]
    public string? Phone { get; private set; }

    public KeepHousePhoto.Shown? Photo { get; private set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public WriteHouse.House? Other { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await houses.OpenAsync(Place) is not { } house) return LocalRedirect("/atelier/maisons");
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(WritingAudit.HouseRead, objectId: Place); // before anything shows
        (House, People, Rules, Phone, Photo) = (house, house.People, house.Rules, house.Phone, await photos.OfAsync(Place));
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [StringLength(HousePage.TextLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string? people,
        [StringLength(HousePage.TextLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string? rules,
        [StringLength(HousePage.PhoneLength, ErrorMessage = "Écrivez 10 chiffres, comme 01 23 45 67 89.")]
        [RegularExpression(@"0[1-9]([ .]?\d){8}", ErrorMessage = "Écrivez 10 chiffres, comme 01 23 45 67 89.")] string? phone,
        int revision)
    {
        Other = await houses.SaveAsync(House with { Revision = revision }, people, rules, phone);
        if (Other is null) return LocalRedirect("/atelier/maisons?fait=1");
        House = Other;
        ModelState.Remove("revision");
        ModelState.AddModelError("", "Quelqu’un a gardé une autre page avant vous. Rien n’est perdu.");
        return FormGuard.SameForm();
    }
}
