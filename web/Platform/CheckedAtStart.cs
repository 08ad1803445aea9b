namespace ChildProtection.Platform;

/// <summary>
/// Makes <typeparamref name="T"/> when the portal starts: what is wrong with it then stops the start (see
/// <see cref="StartRefusedException"/>) instead of the first visitor. A verb that serves no page does not need it.
/// </summary>
internal sealed class CheckedAtStart<T>(T needed) : IHostedService where T : class
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(needed);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
