using System.Globalization;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.RateLimiting;

namespace ChildProtection.Features.Home;

/// <summary>What went wrong, in plain words: no blame, no code first, always a way on.</summary>
public sealed record Trouble(int Code, string Icon, string Title, params IReadOnlyList<string> Sentences);

/// <summary>
/// Shown in place of any page that fails. It needs no database, no session and no permit of the rate limits, or it could
/// fail in its turn.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, DisableRateLimiting]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    [FromRoute]
    public int? Code { get; set; }

    public Trouble Trouble => For(Code ?? StatusOf(Response), Response.Headers.RetryAfter, User.SaysVous());

    private static int StatusOf(HttpResponse response) => response.StatusCode >= 400 ? response.StatusCode : StatusCodes.Status500InternalServerError;

    /// <summary>The words for a status; an unknown one gets those of a fault of ours.</summary>
    internal static Trouble For(int code, string? retryAfter, bool vous) => code switch
    {
        400 => new(code, "horloge", "Le formulaire n’est pas parti", vous ? "La page est restée ouverte trop longtemps, peut-être." : "La page est peut-être restée ouverte trop longtemps.",
            vous ? "Revenez en arrière et envoyez encore une fois." : "Reviens en arrière et envoie encore une fois."),
        403 => new(code, "cadenas", vous ? "Cette page n’est pas pour vous" : "Cette page n’est pas pour toi", "Elle est faite pour d’autres personnes.",
            vous ? "Vous n’avez rien fait de mal." : "Tu n’as rien fait de mal."),
        404 => new(code, "loupe", "On ne trouve pas cette page", "L’adresse a changé, ou il manque une lettre.", "Le reste du site marche."),
        413 => new(code, "dossier", "C’est trop gros", "Le fichier ou le texte est trop gros pour nous.", vous ? "Essayez avec un fichier plus petit." : "Essaie avec un fichier plus petit."),
        415 => new(code, "dossier", "On ne lit pas ce type de fichier", vous ? "Essayez avec un autre fichier." : "Essaie avec un autre fichier."),
        429 => new(code, "horloge", "Il faut attendre un peu", "Le site a reçu trop de demandes d’un coup.", Wait(retryAfter)),
        503 => new(code, "pause", "Le site est en pause", "On le répare ou on l’améliore.", vous ? "Revenez dans quelques minutes." : "Reviens dans quelques minutes."),
        _ => new(code, "pluie", "Le site a un problème", vous ? "Ce n’est pas de votre faute." : "Ce n’est pas de ta faute.", "Le problème est noté.",
            vous ? "Essayez encore dans quelques minutes." : "Essaie encore dans quelques minutes."),
    };

    /// <summary>
    /// As long as the server really asks, rounded up; never « tout de suite ». Neither <c>tu</c> nor <c>vous</c>: the limits
    /// answer before anybody is known, an adult at the sign-in page too.
    /// </summary>
    private static string Wait(string? retryAfter)
    {
        var seconds = int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 60;
        var minutes = (int)Math.Ceiling(seconds / 60.0);
        var time = seconds < 60 ? $"{Math.Max(seconds, 1)} seconde{(seconds > 1 ? "s" : "")}" : $"{minutes} minute{(minutes > 1 ? "s" : "")}";
        return $"Il faut attendre {time}, puis essayer encore.";
    }
}
