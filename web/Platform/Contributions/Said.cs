namespace ChildProtection.Platform.Contributions;

/// <summary>The same thing said to a young person and to an adult.</summary>
/// <param name="Tu">To the young.</param>
/// <param name="Vous">To adults.</param>
public sealed record Said(string Tu, string Vous)
{
    public string To(bool young) => young ? Tu : Vous;

    /// <summary>Words that fit both.</summary>
    public static implicit operator Said(string both) => new(both, both);
}
