namespace ChildProtection.Platform.Safety;

/// <summary>Numbers, addresses of mail and of the web, handles: what signs tell better than words. One pass over the text.</summary>
internal static class ContactSigns
{
    private const int PhoneDigits = 10;
    private const int LongestGap = 2;
    private const int HandleLength = 3;

    private static readonly string[] Networks = ["snap", "snapchat", "insta", "instagram", "tiktok", "discord", "telegram", "whatsapp", "tel", "num", "mail", "pseudo insta", "pseudo snap"];

    private static readonly string[] Doors = ["discord.gg", "wa.me", "t.me/", "snapchat.com", "instagram.com", "facebook.com", "tiktok.com", "m.me/", "onlyfans"];

    /// <summary><see cref="WordRisk.Contact"/>, with <see cref="WordRisk.Elsewhere"/> for a link into a network; none for most texts.</summary>
    public static WordRisk In(string text)
    {
        var risk = HasPhone(text) || HasAt(text) || Networks.Any(one => IsGiven(text, one)) ? WordRisk.Contact : WordRisk.None;
        foreach (var door in Doors)
            if (text.Contains(door, StringComparison.OrdinalIgnoreCase)) return risk | WordRisk.Contact | WordRisk.Elsewhere;
        return risk;
    }

    /// <summary>« snap : lilou ».</summary>
    private static bool IsGiven(string text, string network)
    {
        for (var at = text.IndexOf(network, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(network, at + network.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            var after = text.AsSpan(at + network.Length).TrimStart();
            if (after.Length > HandleLength && after[0] is ':' or '=' && !after[1..].TrimStart().IsEmpty) return true;
        }
        return false;
    }

    /// <summary>Ten digits that begin as a number of a person does (01 to 07, 09, +33), with spaces, dots or dashes between them.</summary>
    private static bool HasPhone(string text)
    {
        Span<char> run = stackalloc char[PhoneDigits + 3];
        var (count, gap) = (0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var sign = at < text.Length ? text[at] : '\n';
            if (char.IsAsciiDigit(sign))
            {
                if (count < run.Length) run[count] = sign;
                (count, gap) = (count + 1, 0);
                continue;
            }
            if (count > 0 && sign is ' ' or '\u00A0' or '\u202F' or '.' or '-' or '_' or '/' or '(' or ')' && ++gap <= LongestGap) continue;
            if (IsPhone(run, count)) return true;
            (count, gap) = (0, 0);
        }
        return false;
    }

    private static bool IsPhone(ReadOnlySpan<char> run, int count) =>
        count == PhoneDigits && run[0] == '0' && run[1] is not ('0' or '8')
        || count is PhoneDigits + 1 && run.StartsWith("33") && run[2] is not '8'
        || count is PhoneDigits + 3 && run.StartsWith("0033") && run[4] is not '8';

    /// <summary>« nom@exemple.fr », « @pseudo ».</summary>
    private static bool HasAt(string text)
    {
        if (text.Contains("(at)", StringComparison.OrdinalIgnoreCase) || text.Contains("[at]", StringComparison.OrdinalIgnoreCase)) return true;
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var after = 0;
            while (at + 1 + after < text.Length && (char.IsLetterOrDigit(text[at + 1 + after]) || text[at + 1 + after] is '_' or '.' or '-')) after++;
            if (after < HandleLength) continue;
            var isHandle = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            if (isHandle || text.AsSpan(at + 1, after).IndexOf('.') > 0) return true;
            at += after;
        }
        return false;
    }
}
