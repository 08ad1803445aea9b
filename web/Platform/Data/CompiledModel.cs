using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ChildProtection.Platform.Data;

/// <summary>
/// The model that the publication writes as C# and compiles in (Build/CompiledModel): a start then reads it instead of making
/// it, which took a quarter of its processor time. Built for development and tests, the portal has none.
/// </summary>
internal static class CompiledModel
{
    /// <summary>True in the program that writes it, and nowhere else.</summary>
    public static bool IsBeingMade { get; } = AppContext.TryGetSwitch("ChildProtection.CompilingModel", out var isMade) && isMade;

    /// <summary>True in a published portal.</summary>
    public static bool IsThere { get; } = typeof(CompiledModel).Assembly.GetCustomAttributes<DbContextModelAttribute>().Any();
}
