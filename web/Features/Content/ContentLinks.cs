using System.Text.RegularExpressions;

namespace ChildProtection.Features.Content;

internal enum LinkTarget { Here, Elsewhere, Contact, Refused }

/// <summary>Where a link of the content may lead: the portal's own addresses, https, a mail address, a number.</summary>
internal sealed partial class ContentLinks(IReadOnlySet<string> pages, Glossary glossary)
{
    /// <summary>The stable addresses of the portal outside content/ (they are bookmarked and printed, so they do not change).</summary>
    public static readonly IReadOnlyList<string> PortalAddresses =
    [
        "/", "/livret", "/livret/imprimer", "/fiches", "/mots", "/recherche", "/services", "/aide", "/plan-du-site", "/affichage", "/quitter",
        "/connexion", "/bienvenue", "/accueil", "/enquetes", "/autonomie", "/mon-parcours", "/mon-projet", "/mon-enfant", "/conferences",
        "/mes-adultes", "/dire-un-probleme", "/comite", "/comite/propositions", "/comite/rencontres", "/comite/forums", "/comite/votes",
        "/comite/plan", "/familles", "/discussions", "/mentorat", "/mes-donnees", "/mes-donnees/copie", "/mes-donnees/demandes", "/combien-de-temps", "/qui-a-regarde",
    ];

    public LinkTarget Check(string address, out string problem)
    {
        problem = "";
        if (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal))
        {
            if (!IsKnown(address)) problem = $"le lien « {address} » ne mène nulle part";
            return LinkTarget.Here;
        }
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps) return LinkTarget.Elsewhere;
        if (Contact.IsMatch(address)) return LinkTarget.Contact;
        problem = $"le lien « {address} » est refusé : il faut une page du portail, https, mailto ou tel";
        return LinkTarget.Refused;
    }

    private bool IsKnown(string address)
    {
        var parts = address.Split('#', 2);
        var path = parts[0].Split('?')[0];
        if (!pages.Contains(path) && !PortalAddresses.Contains(path, StringComparer.Ordinal)) return false;
        return path != "/mots" || parts.Length < 2 || glossary.Words.Any(word => word.Slug == parts[1]);
    }

    [GeneratedRegex(@"^(mailto:[^@\s""<>]+@[^@\s""<>]+|tel:\+?[0-9]+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Contact { get; }
}
