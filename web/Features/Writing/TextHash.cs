using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Features.Writing;

/// <summary>By which a text is told from another one; ends of lines do not matter.</summary>
internal static class TextHash
{
    public const int Length = 64;

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}
