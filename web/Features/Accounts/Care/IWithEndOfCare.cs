namespace ChildProtection.Features.Accounts.Care;

/// <summary>What begins for a young person when their measure ends, in the transaction of the end itself; and stops when the end is taken back.</summary>
public interface IWithEndOfCare
{
    /// <summary>The end was written, in place of any other.</summary>
    /// <param name="childId">The child.</param>
    /// <param name="endsAt">The instant, past or to come.</param>
    Task EndsAsync(Guid childId, DateTimeOffset endsAt);

    /// <summary>The end was taken back before its day. Not when somebody is named after it: then they had left.</summary>
    Task GoesOnAsync(Guid childId);
}
