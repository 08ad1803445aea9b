using System.Net.Mail;

namespace ChildProtection.Platform.Mail;

/// <summary>What the portal accepts as a mail address, and what it shows of one.</summary>
public static class MailAddresses
{
    /// <summary>
    /// The bare address, trimmed. Line breaks, a display name, several addresses, letters outside ASCII before the @ or too
    /// long an address: <see cref="BrokenRuleException"/>. So an address can never bring a header of its own (ASVS 1.3.11).
    /// </summary>
    public static string Checked(string? typed)
    {
        var address = typed?.Trim(' ') ?? "";
        return address.Length is > 0 and <= OutboxMail.AddressLength
            && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or '"' or ',' or ';')
            && MailAddress.TryCreate(address, out var read)
            && read.Address == address && read.User.All(char.IsAscii)
            ? address
            : throw new BrokenRuleException("Cette adresse de courriel ne va pas.");
    }

    /// <summary>« n…@exemple.fr »: enough to recognise, not enough to write to.</summary>
    public static string Masked(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 1 ? "…" : string.Concat(address.AsSpan(0, 1), "…", address.AsSpan(at));
    }
}
