using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ChildProtection.StartProfile;

/// <summary>
/// A profile as crossgen2 reads it (« .mibc »): an assembly whose global method AssemblyDictionary names, for each assembly, a
/// method whose body loads the token of each method that was used.
/// </summary>
internal static class ProfileWriter
{
    /// <summary>How many methods of these assemblies were used and are in the profile.</summary>
    public static int Write(string path, IReadOnlySet<string> used, IEnumerable<string> assemblies)
    {
        using var profile = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("start", new Version(1, 0)), "start.dll", ModuleKind.Dll);
        var module = profile.MainModule;
        var globals = module.Types[0];
        var dictionary = Global(module, "AssemblyDictionary");
        var written = 0;
        foreach (var file in assemblies)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(file);
            var name = $"{assembly.Name.Name};";
            var group = Global(module, $"Assemblies_{name}");
            var tokens = group.Body.GetILProcessor();
            foreach (var method in Types(assembly.MainModule.Types).SelectMany(type => type.Methods).Where(method => method.HasBody && used.Contains(NameOf(method))))
            {
                tokens.Emit(OpCodes.Ldtoken, Reference(module, method));
                tokens.Emit(OpCodes.Pop);
                written++;
            }
            tokens.Emit(OpCodes.Ret);
            globals.Methods.Add(group);

            var entry = dictionary.Body.GetILProcessor();
            entry.Emit(OpCodes.Ldstr, name);
            entry.Emit(OpCodes.Ldtoken, group);
            entry.Emit(OpCodes.Pop);
        }
        dictionary.Body.GetILProcessor().Emit(OpCodes.Ret);
        globals.Methods.Add(dictionary);
        profile.Write(path);
        return written;
    }

    private static MethodDefinition Global(ModuleDefinition module, string name) =>
        new(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);

    private static IEnumerable<TypeDefinition> Types(IEnumerable<TypeDefinition> types) =>
        types.SelectMany(type => Types(type.NestedTypes).Prepend(type));

    /// <summary>As the runtime writes it: « + » before a nested type.</summary>
    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.FullName.Replace('/', '+')}:{method.Name}";

    /// <summary>Over reference types, which share one machine code (« __Canon »).</summary>
    private static MethodReference Reference(ModuleDefinition module, MethodDefinition method)
    {
        var reference = module.ImportReference(method);
        var shared = new TypeReference("System", "__Canon", module, module.TypeSystem.CoreLibrary);
        if (method.DeclaringType.HasGenericParameters)
        {
            var type = new GenericInstanceType(module.ImportReference(method.DeclaringType));
            foreach (var _ in method.DeclaringType.GenericParameters) type.GenericArguments.Add(shared);
            var inType = new MethodReference(reference.Name, reference.ReturnType, type) { HasThis = reference.HasThis, ExplicitThis = reference.ExplicitThis, CallingConvention = reference.CallingConvention };
            foreach (var parameter in reference.GenericParameters) inType.GenericParameters.Add(new GenericParameter(parameter.Name, inType));
            foreach (var parameter in reference.Parameters) inType.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
            reference = inType;
        }
        if (!method.HasGenericParameters) return reference;
        var instance = new GenericInstanceMethod(reference);
        foreach (var _ in method.GenericParameters) instance.GenericArguments.Add(shared);
        return instance;
    }
}
