using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>The portal on a real port, for bytes that no honest client would send.</summary>
public sealed class ListeningPortal : Portal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    public ListeningPortal()
    {
        UseKestrel(0);
        StartServer();
    }

    private int Port => new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        .Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port;

    /// <summary>Sends these bytes and reads what comes back until the server closes; empty when it closes without a word.</summary>
    public async Task<string> SayAsync(byte[] bytes)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port, limit.Token);
        await using var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes, limit.Token);
            // Kestrel drops the request of a client that has closed its side, so that comes only when it waits for more.
            var reading = stream.CopyToAsync(answer, limit.Token);
            if (await Task.WhenAny(reading, Task.Delay(Silence, limit.Token)) != reading) client.Client.Shutdown(SocketShutdown.Send);
            await reading;
        }
        catch (IOException)
        {
            // The server hung up while we spoke: what it said before counts.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
