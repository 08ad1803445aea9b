using ChildProtection.Platform.Pictures;

namespace ChildProtection.Features.Writing.Houses;

/// <summary>The photo of a place of life: put there, or taken away. Sent whole and read in memory: what a telephone writes in it touches no disk.</summary>
[Authorize(RolePolicies.Administrator)]
[RequestSizeLimit(Largest), RequestFormLimits(MemoryBufferThreshold = Largest, MultipartBodyLengthLimit = Largest)]
public sealed class PhotoModel(WriteHouse houses, KeepHousePhoto photos, AuditLog audit) : PreparedPage
{
    /// <summary>Well over what is taken, so that a photo too heavy is told so, beside what was written.</summary>
    private const int Largest = 4 * CleanPicture.MostBytes;

    [FromQuery(Name = "lieu")]
    public Guid Place { get; set; }

    public WriteHouse.House House { get; private set; } = null!;

    /// <summary>The one shown today.</summary>
    public KeepHousePhoto.Shown? Photo { get; private set; }

    [Display(Name = "La photo")]
    public IFormFile? Upload { get; private set; }

    [Display(Name = "Ce que montre la photo")]
    public string? Alt { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await houses.OpenAsync(Place) is not { } house) return LocalRedirect("/atelier/maisons");
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(WritingAudit.HouseRead, objectId: Place); // before anything shows
        (House, Photo) = (house, await photos.OfAsync(Place));
        return null;
    }

    public void OnGet() => Alt = Photo?.Alt;

    public async Task<IActionResult> OnPostAsync(
        IFormFile? upload,
        [Required(ErrorMessage = "Dites ce que montre la photo."), StringLength(HousePhoto.AltLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string alt)
    {
        Alt = alt;
        if (upload is not { Length: > 0 }) return Refused("Choisissez une photo.");
        if (upload.Length > CleanPicture.MostBytes) return Refused("Cette photo est trop lourde : 10 Mo au plus.");
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes);
        try
        {
            await photos.PutAsync(Place, bytes.ToArray(), alt);
        }
        catch (BrokenRuleException why)
        {
            return Refused(why.Message);
        }
        return LocalRedirect($"/atelier/maison?lieu={Place}&fait=photo");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await photos.RemoveAsync(Place);
        return LocalRedirect($"/atelier/maison?lieu={Place}&fait=sans-photo");
    }

    private PageResult Refused(string why)
    {
        ModelState.AddModelError(nameof(Upload), why);
        return FormGuard.SameForm();
    }
}
