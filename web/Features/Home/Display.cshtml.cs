using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Home;

/// <summary>« Affichage »: size, colours, letters, spacing and pictures, kept on this device for a year.</summary>
[AllowAnonymous]
public sealed class DisplayModel : PageModel
{
    [BindProperty, Display(Name = "Taille du texte")]
    public TextSize Size { get; set; }

    [BindProperty, Display(Name = "Couleurs")]
    public Colours Colours { get; set; }

    [BindProperty, Display(Name = "Écriture")]
    public Typeface Typeface { get; set; }

    [BindProperty, Display(Name = "Espace entre les lettres et les mots")]
    public Spacing Spacing { get; set; }

    [BindProperty, Display(Name = "Images")]
    public Pictures Pictures { get; set; }

    /// <summary>The page one came from; only an address of this site is followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Retour { get; set; }

    [FromQuery(Name = "garde")]
    public bool JustKept { get; set; }

    public void OnGet()
    {
        var now = DisplaySettings.Of(HttpContext);
        (Size, Colours, Typeface, Spacing, Pictures) = (now.Size, now.Colours, now.Typeface, now.Spacing, now.Pictures);
    }

    public IActionResult OnPost()
    {
        new DisplaySettings(Colours, Size, Typeface, Spacing, Pictures).Keep(Response);
        return Back();
    }

    public IActionResult OnPostReset()
    {
        DisplaySettings.Forget(Response);
        return Back();
    }

    private IActionResult Back() => Url.IsLocalUrl(Retour) ? LocalRedirect(Retour) : Redirect("/affichage?garde=true");
}
