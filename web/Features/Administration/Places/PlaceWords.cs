using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Administration.Places;

internal static class PlaceWords
{
    private static readonly Dictionary<string, string> ByName = Choice.Of(typeof(PlaceKind)).ToDictionary(choice => choice.Value, choice => choice.Words);

    /// <summary>« Foyer », as on the form.</summary>
    public static string Words(this PlaceKind kind) => ByName.GetValueOrDefault(kind.ToString(), "Lieu");
}
