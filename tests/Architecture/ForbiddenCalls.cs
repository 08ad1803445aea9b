using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ChildProtection.Tests.Architecture;

/// <summary>Reads from a compiled assembly the calls that our code must not make.</summary>
internal static class ForbiddenCalls
{
    /// <summary>« type: what it calls », one line per kind of call and place.</summary>
    public static IReadOnlyList<string> In(string assemblyPath, string rootNamespace)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. from type in module.GetTypes()
                   where InOurCode(type, rootNamespace) && !type.Name.Contains("_Regex", StringComparison.Ordinal)
                   from method in type.Methods
                   from call in (method.HasBody ? Calls(method) : []).Concat(Generated(method))
                   select $"{type.FullName.Split('/')[0].Split('.')[^1]}: {call}"];
    }

    private static bool InOurCode(TypeDefinition type, string rootNamespace)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Namespace.StartsWith(rootNamespace, StringComparison.Ordinal) || type.Namespace == "AspNetCoreGeneratedDocument";
    }

    private static IEnumerable<string> Calls(MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference called) continue;
            var name = $"{called.DeclaringType.Name}.{called.Name}";
            if (called.DeclaringType.FullName == "System.Diagnostics.Process" && called.Name is "Start" or ".ctor") yield return "Process.Start";
            if (called.Name is "FromSqlRaw" or "SqlQueryRaw") yield return name;
            if (called.DeclaringType.FullName == "System.Text.RegularExpressions.Regex" && MayTakeForEver(called, instruction)) yield return $"{name} without a time limit";
        }
    }

    /// <summary>A regular expression made or used without timeout, unless it cannot backtrack.</summary>
    private static bool MayTakeForEver(MethodReference called, Instruction instruction)
    {
        var timed = called.Parameters.Any(parameter => parameter.ParameterType.Name == nameof(TimeSpan));
        var patterned = called.Name == ".ctor" || (!called.HasThis && called.Name is "IsMatch" or "Match" or "Matches" or "Replace" or "Split" or "Count" or "EnumerateMatches");
        return patterned && called.Parameters.Count > 0 && !timed && !NonBacktracking(instruction.Previous);
    }

    private static bool NonBacktracking(Instruction? options) =>
        options?.Operand is int value && ((RegexOptions)value).HasFlag(RegexOptions.NonBacktracking);

    /// <summary>[GeneratedRegex] has its timeout, or its options, in the attribute.</summary>
    private static IEnumerable<string> Generated(MethodDefinition method)
    {
        var attributes = method.CustomAttributes.Concat(
            method.IsGetter ? method.DeclaringType.Properties.First(property => property.GetMethod == method).CustomAttributes : []);
        foreach (var attribute in attributes.Where(attribute => attribute.AttributeType.Name == nameof(GeneratedRegexAttribute)))
        {
            var numbers = attribute.ConstructorArguments.Select(argument => argument.Value).OfType<int>().ToList();
            var timeout = numbers.Count > 1 ? numbers[1] : -1;
            if (timeout <= 0 && !((RegexOptions)numbers.FirstOrDefault()).HasFlag(RegexOptions.NonBacktracking))
                yield return $"[GeneratedRegex] {method.Name} without a time limit";
        }
    }
}
