using System.Security.Cryptography;

namespace ChildProtection.Features.Accounts;

/// <summary>Names to choose from: « Loutre des neiges ». They say nothing of age, sex or origin.</summary>
public static class Pseudonym
{
    public const int Suggested = 6;

    private static readonly string[] Beings =
    [
        "Loutre", "Renard", "Koala", "Mésange", "Lynx", "Tortue", "Colibri", "Panda", "Luciole", "Dauphin", "Hérisson", "Étoile",
        "Galet", "Comète", "Hirondelle", "Castor", "Chouette", "Gecko", "Marmotte", "Papillon", "Pingouin", "Gazelle", "Faucon",
        "Coquillage", "Libellule", "Phoque", "Sapin", "Orage", "Rivière", "Girafe", "Ouistiti", "Baleine", "Cerisier", "Nuage",
        "Écureuil", "Abeille", "Bambou", "Caméléon", "Fougère", "Aigle", "Zèbre", "Mangue", "Tournesol", "Cactus", "Lune", "Volcan",
    ];

    private static readonly string[] Places =
    [
        "du matin", "des neiges", "de la mer", "du soir", "des dunes", "du jardin", "de minuit", "des cimes", "du lac", "des îles",
        "de la plage", "du fleuve", "des étoiles", "de la forêt", "du vent", "des prés", "du sud", "de l’ouest", "du nord", "de l’est",
        "des collines", "de la ville", "du port", "des nuages",
        "de la rivière", "des rochers", "du désert", "des montagnes", "du ruisseau", "des champs", "de la lune", "du soleil", "des marées",
        "des hauteurs", "de la vallée", "du printemps", "de l’été", "de l’automne", "de l’hiver", "du dimanche", "de la savane",
        "des grands vents", "de la baie", "du large", "des fougères", "de la clairière", "du sentier", "des vagues", "de l’aube", "du parc",
    ];

    /// <summary>Whether the name could have been suggested: nobody writes a name of their own here.</summary>
    public static bool IsOurs(string? name)
    {
        if (name is null) return false;
        var (words, last) = (name, name.LastIndexOf(' ') + 1);
        if (last > 0 && char.IsAsciiDigit(name[^1]))
        {
            if (!Numbers.Contains(name[last..])) return false; // no telephone number, no year of birth (SAFE-06)
            words = name[..(last - 1)];
        }
        return words.Split(' ', 2) is [var being, var place] && Beings.Contains(being) && Places.Contains(place);
    }

    /// <summary>« 2 » to « 99 »: what makes a name new where many people came before.</summary>
    internal static readonly string[] Numbers = [.. Enumerable.Range(2, 98).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>One at random.</summary>
    internal static string Draw() => $"{Draw(Beings)} {Draw(Places)}";

    private static string Draw(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];
}

/// <summary>Names that nobody has here yet.</summary>
public sealed class Pseudonyms(PortalDb db, BlindIndex index)
{
    public const string Taken = "Ce nom est déjà pris. Reviens en arrière et choisis un autre nom.";

    /// <summary>
    /// Marks the name of this young person as theirs; it stands once saved, and of two at once the database saves one. Somebody
    /// has it, even from before names were held: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task HoldAsync(Account account)
    {
        var name = index.Of(account.DisplayName);
        if (await db.Users.AnyAsync(other => other.Id != account.Id && (other.PseudonymIndex == name || other.DisplayNameIndex == name && other.Role == Role.YoungPerson)))
            throw new BrokenRuleException(Taken);
        account.PseudonymIndex = name;
    }

    /// <summary>Different names, drawn at random, none of which is taken.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync()
    {
        var drawn = new HashSet<string>();
        while (drawn.Count < Pseudonym.Suggested * 3) drawn.Add(Pseudonym.Draw());
        var indexes = drawn.Select(name => (string?)index.Of(name)).ToList();
        var taken = await db.Users.Where(account => indexes.Contains(account.DisplayNameIndex)).Select(account => account.DisplayNameIndex).ToListAsync();
        var free = drawn.Where(name => !taken.Contains(index.Of(name))).Take(Pseudonym.Suggested).ToList();
        // Where many people came before, a small number makes the name new.
        while (free.Count < Pseudonym.Suggested) free.Add($"{drawn.ElementAt(free.Count)} {Pseudonym.Numbers[RandomNumberGenerator.GetInt32(Pseudonym.Numbers.Length)]}");
        return free;
    }
}
