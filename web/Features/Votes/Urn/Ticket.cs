using System.Text;

namespace ChildProtection.Features.Votes.Urn;

/// <summary>« Le ticket de vote »: 12 characters made from the encrypted ballot. It proves that the ballot is in the urn; whoever has it and opens the urn finds the choice, so it is its owner’s alone.</summary>
/// <param name="Fingerprint">SHA-256 of the ciphertext.</param>
public sealed record Ticket(byte[] Fingerprint)
{
    public const int Length = 12;

    /// <summary>How many of its characters are also said with a word and a picture.</summary>
    public const int PictureCount = 4;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>One for each character, words that nobody mistakes for another; the icon is of the sprite.</summary>
    private static readonly (string Word, string Icon)[] Pictures =
    [
        ("maison", "maison"), ("main", "main"), ("cœur", "coeur"), ("école", "ecole"), ("balance", "balance"), ("bébé", "bebe"), ("téléphone", "telephone"), ("clé", "cle"),
        ("lit", "lit"), ("sac", "sac"), ("repas", "repas"), ("ballon", "sport"), ("musique", "musique"), ("soleil", "soleil"), ("nuage", "nuage"), ("pluie", "pluie"),
        ("plante", "plante"), ("graine", "graine"), ("arbre", "arbre"), ("pont", "pont"), ("bus", "bus"), ("lettre", "lettre"), ("crayon", "crayon"), ("œil", "oeil"),
        ("drapeau", "drapeau"), ("photo", "photo"), ("étoile", "etoile"), ("cadeau", "cadeau"), ("horloge", "horloge"), ("valise", "valise"), ("feuille", "feuille"), ("montagne", "montagne"),
    ];

    /// <summary>60 bits of the fingerprint.</summary>
    public string Code
    {
        get
        {
            var (code, bits) = (new StringBuilder(Length), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(Fingerprint));
            for (var index = 0; index < Length; index++) code.Append(Alphabet[(int)(bits >> (59 - (index * 5)) & 31)]);
            return code.ToString();
        }
    }

    /// <summary>« ABCD EFGH JKMN ».</summary>
    public string Grouped => SecretCode.Grouped(Code);

    /// <summary>The first characters, as words and pictures.</summary>
    public IReadOnlyList<(string Word, string Icon)> Words => [.. Code.Take(PictureCount).Select(letter => Pictures[Alphabet.IndexOf(letter, StringComparison.Ordinal)])];
}
