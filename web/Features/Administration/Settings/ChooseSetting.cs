using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChildProtection.Features.Administration.Settings;

/// <summary>Writes what this installation says otherwise than its territory pack; the pages concerned say it at once.</summary>
public sealed partial class ChooseSetting(PortalDb db, InstanceChoices choices, TerritoryPack pack, AuditLog audit)
{
    public const int ShortestAnswer = 1;
    public const int LongestAnswer = 60;

    /// <summary>Why this value cannot be; null when it can. An empty value goes back to the pack's.</summary>
    public string? Refusal(string key, string value) => value.Length == 0 ? null : key switch
    {
        InstanceChoices.Phone when !FrenchPhone.IsMatch(Digits(value)) => "Écrivez 10 chiffres, comme 01 23 45 67 89.",
        InstanceChoices.Phone when Digits(value).StartsWith("019900", StringComparison.Ordinal) != pack.IsFictional => pack.IsFictional
            ? "Ce territoire est inventé : le numéro commence par 01 99 00." : "Les numéros en 01 99 00 sont inventés : personne ne répond.",
        InstanceChoices.Email when !IsEmail(value) => "Écrivez une adresse e-mail complète, comme nom@exemple.fr.",
        InstanceChoices.Hours when value.Length > 120 => "Écrivez les heures en 120 signes au plus.",
        InstanceChoices.WordDaysKey when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < ShortestAnswer or > LongestAnswer
            => $"Écrivez un nombre de jours, de {ShortestAnswer} à {LongestAnswer}.",
        _ => null,
    };

    /// <summary>How many settings changed.</summary>
    public async Task<int> ChooseAsync(IReadOnlyDictionary<string, string> wanted)
    {
        var changed = await db.InOneTransactionAsync(async () =>
        {
            var rows = await db.InstanceSettings.Where(setting => setting.Key.StartsWith(InstanceChoices.Prefix)).ToListAsync();
            var count = 0;
            foreach (var (key, typed) in wanted)
            {
                var value = key == InstanceChoices.Phone ? Spaced(typed) : typed;
                var row = rows.SingleOrDefault(setting => setting.Key == InstanceChoices.Prefix + key);
                if ((row?.Value ?? "") == value) continue;
                await audit.WriteAsync(AdministrationAudit.SettingChanged, reason: $"{key}.{Code(row?.Value)}-{Code(value)}");
                if (row is not null && value.Length > 0) row.Value = value;
                else if (row is not null) db.Remove(row);
                else db.Add(new InstanceSetting { Key = InstanceChoices.Prefix + key, Value = value });
                count++;
            }
            await db.SaveChangesAsync();
            return count;
        });
        await choices.ReadAsync();
        return changed;
    }

    /// <summary>A number as it is; a text by the start of its hash, so that the log tells that it changed and back, and quotes nothing.</summary>
    private static string Code(string? value) => string.IsNullOrEmpty(value) ? "pack"
        : value.Length <= 3 && value.All(char.IsAsciiDigit) ? value : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..8];

    private static string Digits(string value) => string.Concat(value.Where(sign => sign is not (' ' or '\u00A0' or '.')));

    private static string Spaced(string typed) => string.Join(' ', Digits(typed).Chunk(2).Select(pair => new string(pair)));

    private static bool IsEmail(string value)
    {
        try
        {
            return MailAddresses.Checked(value).Split('@') is [_, var host] && host.Contains('.', StringComparison.Ordinal);
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }

    [GeneratedRegex("^0[1-9][0-9]{8}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FrenchPhone { get; }
}
