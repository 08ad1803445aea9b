using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation;

/// <summary>Every kind of text that may be reported, whichever feature it belongs to.</summary>
public sealed class SaidTexts(IEnumerable<IReportable> kinds)
{
    /// <summary>The names of all of them.</summary>
    public IEnumerable<string> Kinds => kinds.Select(one => one.Kind);

    /// <summary>Null for a kind that is no longer there.</summary>
    public IReportable? Of(string kind) => kinds.FirstOrDefault(one => one.Kind == kind);

    /// <inheritdoc cref="IReportable.SeenAsync"/>
    public async Task<SaidText?> SeenAsync(string kind, Guid id) => Of(kind) is { } found ? await found.SeenAsync(id) : null;

    /// <inheritdoc cref="IReportable.OfAsync"/>
    public async Task<SaidText?> OfAsync(string kind, Guid id) => Of(kind) is { } found ? await found.OfAsync(id) : null;

    /// <summary>Held, of every kind, the oldest first.</summary>
    public async Task<IReadOnlyList<SaidText>> WaitingAsync(int most)
    {
        var waiting = new List<SaidText>();
        foreach (var kind in kinds) waiting.AddRange(await kind.WaitingAsync(most));
        return [.. waiting.OrderBy(text => text.SaidOn)];
    }

    /// <summary>« Un message ».</summary>
    public static string Words(string kind) => kind switch { "message" => "Un message", "argument" => "Un avis sur une idée", "fichier" => "Un fichier", _ => "Un texte" };
}
