using System.Collections.Concurrent;

namespace ChildProtection.Platform.Jobs;

/// <summary>When each job of this process last ran, and how it ended: for the administration's overview.</summary>
public sealed class JobRuns
{
    private readonly ConcurrentDictionary<string, JobRun> runs = new(StringComparer.Ordinal);

    public IReadOnlyList<JobRun> All => [.. runs.Values.OrderBy(run => run.Job, StringComparer.Ordinal)];

    internal void Note(string job, DateTimeOffset at, bool isDone) => runs[job] = new JobRun(job, at, isDone);
}

/// <param name="Job">The name of its class.</param>
/// <param name="At">When it ended.</param>
/// <param name="IsDone">False when it failed; it will be tried again.</param>
public sealed record JobRun(string Job, DateTimeOffset At, bool IsDone);
