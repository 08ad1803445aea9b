using System.Runtime.Loader;
using ChildProtection.CompiledModel;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

// usage: CompiledModel PORTAL.DLL FOLDER
// Writes the portal's model as C#, once for each database: the publication compiles it in, and a start need not make it again.
// PORTAL.DLL's folder holds all it needs.
var (portal, folder) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]));
if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);

AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(Path.GetDirectoryName(portal)!, $"{name.Name}.dll") is var beside && File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
AppContext.SetSwitch("ChildProtection.CompilingModel", isEnabled: true); // see CompiledModel.cs in Platform/Data
var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(portal);

var written = 0;
foreach (var (name, choose) in Databases.All)
{
    using var db = Databases.Open(assembly.GetType(name, throwOnError: true)!, choose);
    var services = new DesignTimeServicesBuilder(assembly, assembly, new Databases.Quiet(), []).Build(db);
    var files = services.GetRequiredService<ICompiledModelScaffolder>().ScaffoldModel(
        db.GetService<IDesignTimeModel>().Model,
        Path.Combine(folder, db.GetType().Name),
        new CompiledModelCodeGenerationOptions { ContextType = db.GetType(), ModelNamespace = $"ChildProtection.Platform.Data.CompiledFor{db.GetType().Name}", Language = "C#", UseNullableReferenceTypes = true });
    written += files.Count;
}
Console.WriteLine($"{written} files of the model in {folder}");
return written > Databases.All.Count ? 0 : 1;
