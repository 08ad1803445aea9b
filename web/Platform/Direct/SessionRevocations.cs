using System.Globalization;
using Npgsql;

namespace ChildProtection.Platform.Direct;

/// <summary>
/// Carries the end of sessions to every process: PostgreSQL’s NOTIFY, told at commit, or directly where SQLite means one
/// process. A message lost on the way costs five seconds, the period of <see cref="SweepSessions"/>.
/// </summary>
public sealed class SessionRevocations(DirectConnections connections)
{
    internal const string Channel = "nosvoix_sessions";

    /// <summary>A NOTIFY carries less than 8,000 bytes; an id takes 37.</summary>
    private const int AtOnce = 200;

    /// <summary>These sessions have ended: their sockets close, here and elsewhere.</summary>
    public async Task AnnounceAsync(PortalDb db, IReadOnlyCollection<Guid> sessions)
    {
        connections.Close(sessions.ToHashSet());
        if (!db.Database.IsNpgsql()) return;
        foreach (var some in sessions.Chunk(AtOnce))
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {string.Join(',', some)})");
    }

    /// <summary>What another process announced.</summary>
    internal void Hear(string payload) => connections.Close(
        payload.Split(',').Select(word => Guid.TryParse(word, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty).ToHashSet());
}

/// <summary>Listens to the other processes on a connection of its own; PostgreSQL only.</summary>
internal sealed partial class ListenForRevocations(
    SessionRevocations revocations, IConfiguration configuration, ILogger<ListenForRevocations> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var connectionString = configuration["Database:ConnectionString"];
        if (!PortalDbSetup.IsPostgres(connectionString)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(connectionString!, stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or System.Net.Sockets.SocketException or IOException or TimeoutException)
            {
                LogDeaf(fault); // meanwhile the sweep finds what is announced
                await Task.Delay(Again, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(string connectionString, CancellationToken stop)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(own.ToString());
        connection.Notification += (_, message) => revocations.Hear(message.Payload);
        await connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand("LISTEN nosvoix_sessions", connection)) await listen.ExecuteNonQueryAsync(stop);
        while (true) await connection.WaitAsync(stop);
    }

    [LoggerMessage(LogLevel.Warning, "The ends of sessions are not heard from other processes; trying again.")]
    private partial void LogDeaf(Exception fault);
}
