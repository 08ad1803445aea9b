using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Twelve characters or more, anything in them, and not one of the passwords everybody tries
/// (CNIL 2022-100; OWASP ASVS 5.0 6.2). The list is on this machine: nothing is sent out.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    /// <summary>Words of this portal that a guesser would try first.</summary>
    private static readonly string[] ContextWords = ["nosvoix", "portail", "enfance", "protection", "departement", "motdepasse", "foyer"];

    private static readonly Lazy<HashSet<string>> Common = new(() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "common-passwords.txt"))]);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Refusal(password ?? "", user.Email) is { } reason
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = reason })
            : IdentityResult.Success);

    /// <summary>Why the password is refused, in French; null when it is good.</summary>
    public static string? Refusal(string password, string? email)
    {
        if (password.EnumerateRunes().Count() < MinimumLength) return $"Choisissez au moins {MinimumLength} caractères.";
        if (password.Length > MaximumLength) return $"Choisissez au plus {MaximumLength} caractères.";

        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4 || Stem(plain).Length < 4) return "Ce mot de passe se devine trop vite. Mélangez plus de caractères.";
        var letters = string.Concat(plain.Where(char.IsLetter));
        var name = email?.Split('@')[0].ToLowerInvariant();
        if (Common.Value.Contains(plain) || Common.Value.Contains(Stem(plain)) || Halves(plain)
            || ContextWords.Contains(letters) || name is { Length: > 3 } && letters == string.Concat(name.Where(char.IsLetter)))
            return "Ce mot de passe est trop connu. Choisissez par exemple 4 mots sans lien entre eux.";
        return null;
    }

    /// <summary>« soleil123456! » is « soleil » to a guesser.</summary>
    private static string Stem(string password) => password.TrimEnd([.. "0123456789!?.,;:*-_@#$€&"]);

    /// <summary>« azertyazerty » is « azerty » twice.</summary>
    private static bool Halves(string password) =>
        password.Length % 2 == 0 && password[..(password.Length / 2)] == password[(password.Length / 2)..]
        && Common.Value.Contains(password[..(password.Length / 2)]);
}
