using ChildProtection.Features.Content;

namespace ChildProtection.Features.Home;

/// <summary>« Aide »: the help lines in three levels, someone to talk to, how to listen, what « Quitter vite » does.</summary>
[AllowAnonymous]
public sealed class HelpModel(ContentLibrary library) : PageModel
{
    public const string Address = "/aide";

    [FromQuery(Name = "langue")]
    public string? Language { get; set; }

    /// <summary>The same page in another language, when there is one and it was asked for.</summary>
    public ContentPage? Translation => Language is null ? null : library.Current.In(Language, Address);

    public IEnumerable<ContentLanguage> Translations => library.Current.Translations(Address);
}
