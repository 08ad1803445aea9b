using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// The directory's keys of this process, for a model compiled at publication: it is made before there are keys, so its
/// converters ask here. A published portal serves one territory with one set of keys; tests, which start several portals in a
/// process, have no compiled model.
/// </summary>
internal static class ProcessDirectory
{
    private static DirectoryText? keys;

    /// <summary>Once, at the start. Other keys later would read what these wrote: refused.</summary>
    public static void Use(DirectoryText text)
    {
        var before = Interlocked.CompareExchange(ref keys, text, null);
        if (before is not null && !string.Equals(before.Cipher.Fingerprint, text.Cipher.Fingerprint, StringComparison.Ordinal)) throw new InvalidOperationException("This process already has other directory keys.");
    }

    public static string Seal(string table, string column, string text) => Keys.Seal(new VaultField(table, column), text);

    public static string Open(string table, string column, string stored) => Keys.Open(new VaultField(table, column), stored);

    private static DirectoryCipher Keys => keys?.Cipher ?? throw new InvalidOperationException("The directory keys are not there yet.");

    /// <summary>Nothing captured: the generator writes these two expressions as code.</summary>
    internal sealed class Converter(VaultField field) : ValueConverter<string, string>(Call(nameof(Seal), field), Call(nameof(Open), field))
    {
        private static Expression<Func<string, string>> Call(string method, VaultField field)
        {
            var text = Expression.Parameter(typeof(string), "text");
            return Expression.Lambda<Func<string, string>>(
                Expression.Call(typeof(ProcessDirectory), method, null, Expression.Constant(field.Table), Expression.Constant(field.Column), text), text);
        }
    }
}
