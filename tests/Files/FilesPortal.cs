using System.Collections.Concurrent;
using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChildProtection.Tests.Files;

/// <summary>A portal with a scanner that says what a test wants, and texts of a kind of their own to join files to.</summary>
public sealed class FilesOnSqlitePortal : Portal
{
    protected override void ChangeServices(IServiceCollection services) => ScriptedScanner.Give(services);
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class FilesOnPostgresPortal() : Portal(PostgresDatabase.WithTables())
{
    protected override void ChangeServices(IServiceCollection services) => ScriptedScanner.Give(services);
}

/// <summary>Says <see cref="Says"/> of every file but those that <see cref="FailsOn"/>.</summary>
public sealed class ScriptedScanner : IFileScanner
{
    public ScanVerdict Says { get; set; }
    public bool IsOn => true;

    /// <summary>Of these it says nothing, while it answers otherwise.</summary>
    public Func<ReadOnlyMemory<byte>, bool> FailsOn { get; set; } = _ => false;

    public Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken stop = default) => Task.FromResult(FailsOn(file) ? ScanVerdict.NoAnswer : Says);
    public Task<bool> AnswersAsync(CancellationToken stop = default) => Task.FromResult(Says != ScanVerdict.NoAnswer);

    internal static void Give(IServiceCollection services) => services.AddSingleton<ScriptedScanner>()
        .Replace(ServiceDescriptor.Singleton<IFileScanner>(provider => provider.GetRequiredService<ScriptedScanner>()))
        .AddSingleton<Shelf>().AddScoped<IReportable, ShelfTexts>();
}

/// <summary>Texts that a test puts somewhere: who reads each one is told here.</summary>
public sealed class Shelf
{
    public sealed record Text(Guid Author, IReadOnlyList<Guid> Readers, bool IsHeld = false)
    {
        public IReadOnlyList<Guid> Parties { get; init; } = [];
    }

    public ConcurrentDictionary<Guid, Text> Texts { get; } = new();
}

/// <summary>What a feature gives: here, readers by name.</summary>
internal sealed class ShelfTexts(Shelf shelf, CurrentUser user) : IReportable
{
    public string Kind => "essai";

    public Task<SaidText?> SeenAsync(Guid id) => Task.FromResult(
        shelf.Texts.TryGetValue(id, out var text) && (text.Author == user.Id || (!text.IsHeld && text.Readers.Contains(user.Id))) ? Said(id, text) : null);

    public Task<SaidText?> OfAsync(Guid id) => Task.FromResult(shelf.Texts.TryGetValue(id, out var text) ? Said(id, text) : null);

    public Task<IReadOnlyList<SaidText>> WaitingAsync(int most) => Task.FromResult<IReadOnlyList<SaidText>>([]);

    public Task HoldAsync(Guid id) => Change(id, isHeld: true);
    public Task ShowAsync(Guid id) => Change(id, isHeld: false);
    public Task ReturnAsync(Guid id, string reason) => Change(id, isHeld: true);

    private Task Change(Guid id, bool isHeld)
    {
        shelf.Texts[id] = shelf.Texts[id] with { IsHeld = isHeld };
        return Task.CompletedTask;
    }

    private static SaidText Said(Guid id, Shelf.Text text) => new(new SaidAt("essai", id, text.Author), "Un texte.", "Lynx", StoppedClock.Start, "Le salon d’essai", text.IsHeld, text.Parties);
}
