using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Files.Scanning;

/// <summary>Speaks clamd’s protocol (clamd(8), « INSTREAM »): the file goes in pieces over a connection of its own, and is written on no disk.</summary>
internal sealed partial class ClamScanner(IOptions<ScanOptions> options, ILogger<ClamScanner> logger) : IFileScanner
{
    private const int Piece = 128 * 1024;
    private const int MostAnswer = 1_024;
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(2);
    private readonly ScanOptions options = options.Value;

    public bool IsOn => options.IsConfigured;

    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken stop = default)
    {
        if (!IsOn) return ScanVerdict.Passed;
        var answer = await AskAsync(stream => SendAsync(stream, file, stop), TimeSpan.FromSeconds(options.TimeoutSeconds), stop);
        if (answer is "stream: OK") return ScanVerdict.Passed;
        if (answer?.EndsWith(" FOUND", StringComparison.Ordinal) == true)
        {
            LogFound(answer["stream: ".Length..^" FOUND".Length]);
            return ScanVerdict.Refused;
        }
        LogNoAnswer(answer is null ? "no answer" : "an error");
        return ScanVerdict.NoAnswer;
    }

    public async Task<bool> AnswersAsync(CancellationToken stop = default) =>
        !IsOn || await AskAsync(stream => stream.WriteAsync("zPING\0"u8.ToArray(), stop).AsTask(), PingPatience, stop) is "PONG";

    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var length = new byte[sizeof(uint)];
        for (var at = 0; at < file.Length; at += Piece)
        {
            var piece = file.Slice(at, Math.Min(Piece, file.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, stop);
            await stream.WriteAsync(piece, stop);
        }
        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, stop);
    }

    /// <summary>One question, one answer; null when there is none in time. A server that stops listening half-way may have answered all the same.</summary>
    private async Task<string?> AskAsync(Func<NetworkStream, Task> ask, TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            using var socket = await ConnectAsync(limit.Token);
            await using var stream = new NetworkStream(socket);
            var asked = ask(stream).WaitAsync(limit.Token);
            var answer = await ReadAsync(stream, limit.Token);
            if (answer is null) await asked;
            _ = asked.ContinueWith(static failed => _ = failed.Exception, TaskScheduler.Default);
            return answer;
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken stop)
    {
        var at = options.Socket is null ? options.Host ?? throw new SocketException((int)SocketError.HostNotFound) : default;
        var socket = options.Socket is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (options.Socket is { } path) await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            else await socket.ConnectAsync(at.Host, at.Port, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>To the zero byte that ends it; null when the connection ends before.</summary>
    private static async Task<string?> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var (answer, read) = (new byte[MostAnswer], 0);
        while (read < MostAnswer)
        {
            var more = await stream.ReadAsync(answer.AsMemory(read), stop);
            if (more == 0) return null;
            read += more;
            if (answer.AsSpan(0, read).IndexOf((byte)0) is var end and >= 0) return Encoding.ASCII.GetString(answer, 0, end);
        }
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "A file was refused: the scanner found {Signature}.")]
    private partial void LogFound(string signature);

    [LoggerMessage(LogLevel.Warning, "The scanner gave {What}: the file waits.")]
    private partial void LogNoAnswer(string what);
}
