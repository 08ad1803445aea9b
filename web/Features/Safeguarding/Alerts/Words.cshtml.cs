using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>The words of an alert: a second press shows them (SAFE-26), and the look is written down.</summary>
[Authorize(SafeguardingAccess.Team)]
public sealed class WordsModel(ReadAlerts read) : LoadedPage<SaidText>
{
    [FromRoute]
    public Guid Id { get; set; }

    protected override Task<SaidText?> LoadAsync() => read.WordsAsync(Id);

    public void OnGet() { }
}
