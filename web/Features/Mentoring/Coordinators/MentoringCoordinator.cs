namespace ChildProtection.Features.Mentoring.Coordinators;

/// <summary>A professional whom an administrator named to run mentoring here: matches, checks, supervises the threads.</summary>
public sealed class MentoringCoordinator
{
    private MentoringCoordinator() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>Null while they do.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static MentoringCoordinator Begin(Guid accountId, DateTimeOffset now) => new() { Id = SecretCode.NewId(), AccountId = accountId, From = now };

    public void End(DateTimeOffset now) => Until = now;
}
