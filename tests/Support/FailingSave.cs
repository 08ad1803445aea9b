using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChildProtection.Tests.Support;

/// <summary>Lets the database fail on purpose: a full disk, a lost connection, at the very moment a test chooses.</summary>
public sealed class FailingSave : SaveChangesInterceptor
{
    private Func<EntityEntry, bool>? fails;

    /// <summary>While the work is done, each save that holds such a row fails.</summary>
    public async Task WhileAsync(Func<EntityEntry, bool> row, Func<Task> work)
    {
        fails = row;
        try
        {
            await work();
        }
        finally
        {
            fails = null;
        }
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        fails is { } wanted && eventData.Context!.ChangeTracker.Entries().Any(entry => entry.State != EntityState.Unchanged && wanted(entry))
            ? throw new DbUpdateException("The test lets this save fail.") : base.SavingChangesAsync(eventData, result, cancellationToken);
}
