using ChildProtection.StartProfile;

// usage: StartProfile PORTAL.DLL CONTENT_ROOT CONTENT WORK PROFILE.mibc
// Starts the portal that was just built, walks it as a visitor and as a young person, and writes down which methods that took:
// the publication then makes machine code of those and of no others. PORTAL.DLL's folder holds all it needs, without machine code.
var (portal, contentRoot, content, work, profile) = (args[0], args[1], args[2], args[3], args[4]);
if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
Directory.CreateDirectory(work);

try
{
    using var training = new Training(portal, contentRoot, content, work);
    var card = await training.SeedAsync();
    var methods = HotMethods.Read(await training.WalkAsync(card));
    var written = ProfileWriter.Write(profile, methods, Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(portal))!, "*.dll").Order(StringComparer.Ordinal));
    Console.WriteLine($"{written} methods of the start and of a first visit in {Path.GetFileName(profile)}");
    return written > 1_000 ? 0 : 1;
}
finally
{
    Directory.Delete(work, recursive: true); // a demonstration and its keys
}
