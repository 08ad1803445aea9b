using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>Those who talk where an alert comes from: they are told of it only when nobody else can be (SAFE-25).</summary>
public sealed class AlertParties(IEnumerable<IReportable> texts)
{
    /// <summary>Of this text; none for one that is gone, or whose kind is not there.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(string kind, Guid textId) =>
        texts.FirstOrDefault(one => one.Kind == kind) is { } found && await found.OfAsync(textId) is { } text ? text.Parties : [];
}
