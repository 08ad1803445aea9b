using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design.Internal;

namespace ChildProtection.CompiledModel;

/// <summary>The portal's two databases, opened without connecting: only their model is read.</summary>
internal static class Databases
{
    public static readonly IReadOnlyList<(string Name, Action<DbContextOptionsBuilder> Choose)> All =
    [
        ("ChildProtection.Platform.Data.SqlitePortalDb", options => options.UseSqlite("Data Source=:memory:")),
        ("ChildProtection.Platform.Data.PostgresPortalDb", options => options.UseNpgsql("Host=localhost;Database=none")),
    ];

    public static DbContext Open(Type type, Action<DbContextOptionsBuilder> choose)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        choose(options);
        return (DbContext)Activator.CreateInstance(type, options.Options)!;
    }

    /// <summary>Says nothing but what is wrong.</summary>
    internal sealed class Quiet : IOperationReporter
    {
        public void WriteError(string message) => Console.Error.WriteLine(message);
        public void WriteWarning(string message) => Console.Error.WriteLine(message);
        public void WriteInformation(string message) { }
        public void WriteVerbose(string message) { }
    }
}
