using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChildProtection.Tests.Support;

/// <summary>Counts the SQL commands that Entity Framework sends.</summary>
public sealed class SqlCount : DbCommandInterceptor
{
    private int count;

    public int Value => Volatile.Read(ref count);

    /// <summary>How many commands the work sends; nothing else must run meanwhile.</summary>
    public async Task<int> OfAsync(Func<Task> work)
    {
        var before = Value;
        await work();
        return Value - before;
    }

    public override DbCommand CommandCreated(CommandEndEventData eventData, DbCommand result)
    {
        Interlocked.Increment(ref count);
        return base.CommandCreated(eventData, result);
    }
}
