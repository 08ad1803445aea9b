using Npgsql;

namespace ChildProtection.Features.Discussions.Live;

/// <summary>Listens to all processes, this one too, on a connection of its own; PostgreSQL only. After a cut it reads again what it may have missed.</summary>
internal sealed partial class ListenForRooms(RoomDelivery delivery, RoomPump pump, IConfiguration configuration, ILogger<ListenForRooms> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

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
                LogDeaf(fault); // the messages are in the database: they come as soon as it is heard again
                await Task.Delay(Again, stoppingToken); // the network's time, not the portal's
            }
        }
    }

    private async Task ListenAsync(string connectionString, CancellationToken stop)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 10 };
        await using var connection = new NpgsqlConnection(own.ToString());
        connection.Notification += (_, message) => delivery.Hear(message.Payload);
        await connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand("LISTEN nosvoix_rooms", connection)) await listen.ExecuteNonQueryAsync(stop);
        pump.CatchUp();
        while (true) await connection.WaitAsync(stop);
    }

    [LoggerMessage(LogLevel.Warning, "New messages are not heard from the database; trying again.")]
    private partial void LogDeaf(Exception fault);
}
