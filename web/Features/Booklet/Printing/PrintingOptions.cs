namespace ChildProtection.Features.Booklet.Printing;

/// <summary>« Printing » in the configuration.</summary>
public sealed class PrintingOptions
{
    /// <summary>The program that makes files of pages (Debian: package « chromium »). Without it the booklet is printed from the browser.</summary>
    public string Chromium { get; init; } = "/usr/bin/chromium";

    /// <summary>Whether the portal makes the files before anybody asks for them; else the first who asks waits for some seconds.</summary>
    public bool Ahead { get; init; } = true;

    /// <summary>How long one file may take, in seconds; then the program is stopped.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 60;
}
