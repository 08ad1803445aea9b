namespace ChildProtection.Platform.Audit;

/// <summary>
/// One kind of act that the audit log knows. A feature declares its own as static fields of one internal class and
/// registers each with <c>AddAuditActions</c>; an action that is not registered cannot be written.
/// </summary>
/// <param name="Code">Small letters, digits, dots and hyphens, 40 at most: « child.read ». Never changed once written.</param>
/// <param name="Sentence">What the young person reads after the name of who did it, with « tu »: « a ouvert ta page ».</param>
public sealed record AuditAction(string Code, string Sentence)
{
    /// <summary>The same for an adult (« vous »). Null: <see cref="Sentence"/> fits both.</summary>
    public string? Formal { get; init; }

    /// <summary>Why people do this, in one plain sentence with « tu »; null when the act says it.</summary>
    public string? Why { get; init; }

    /// <summary>What <c>objectId</c> names: « invitation », « relation »… Null when the act is about a person and nothing else.</summary>
    public string? ObjectType { get; init; }
}

/// <summary>Every registered action, by code.</summary>
public sealed class AuditActions
{
    private readonly Dictionary<string, AuditAction> byCode;

    /// <summary>Two actions with one code, or a code that is not one: <see cref="InvalidOperationException"/>.</summary>
    public AuditActions(IEnumerable<AuditAction> actions)
    {
        byCode = new(StringComparer.Ordinal);
        foreach (var action in actions)
            if (!AuditEntry.IsCode(action.Code) || !byCode.TryAdd(action.Code, action))
                throw new InvalidOperationException($"The audit action « {action.Code} » has no valid code, or is registered twice.");
    }

    public IReadOnlyCollection<AuditAction> All => byCode.Values;

    /// <summary>Null for a code that no feature declares any more.</summary>
    public AuditAction? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Not registered: <see cref="InvalidOperationException"/>.</summary>
    internal void Require(AuditAction action)
    {
        if (Find(action.Code) != action) throw new InvalidOperationException($"The audit action « {action.Code} » is not registered.");
    }
}

public static class AuditActionSetup
{
    /// <summary>Makes a feature's actions known.</summary>
    public static void AddAuditActions(this IServiceCollection services, params IEnumerable<AuditAction> actions)
    {
        foreach (var action in actions) services.AddSingleton(action);
    }
}
