namespace ChildProtection.Platform;

/// <summary>The portal must not start like this. One clear line per reason, shown to whoever starts it; no stack trace.</summary>
public sealed class StartRefusedException(params IReadOnlyList<string> reasons) : Exception(string.Join(Environment.NewLine, reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
