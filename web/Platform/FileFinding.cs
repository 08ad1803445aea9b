namespace ChildProtection.Platform;

/// <summary>
/// What is wrong in a file that people wrote, said in plain French, with its line (from 1). A warning
/// should be better but stops nothing.
/// </summary>
public sealed record FileFinding(string File, int Line, string Message, bool IsWarning = false)
{
    public override string ToString() => IsWarning ? $"{File}:{Line}: à améliorer : {Message}" : $"{File}:{Line}: {Message}";
}
