namespace ChildProtection.Features.Voice;

/// <summary>Words without their author's key can no longer be read by anybody: nothing that somebody said is lost.</summary>
internal sealed class EveryWordHasItsKey : IInvariant
{
    public string Name => "every statement has its author's key";

    public Task<int> BrokenAsync(PortalDb db)
    {
        var keys = db.PersonKeys;
        return db.Statements.CountAsync(statement => statement.Text != null && !keys.Any(key => key.PersonId == statement.AuthorId));
    }
}
