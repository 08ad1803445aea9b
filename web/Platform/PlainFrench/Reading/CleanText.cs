namespace ChildProtection.Platform.PlainFrench;

/// <summary>The two signs that stand in the clean text where markup was. Both are of private use: no text has them by right.</summary>
internal static class CleanText
{
    /// <summary>Nothing is read here.</summary>
    public const char Hidden = '\uE000';

    /// <summary>One word is read here: code, an address, a territory's word.</summary>
    public const char Stand = '\uE001';
}
