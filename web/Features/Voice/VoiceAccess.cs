using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

/// <summary>Who reaches which statement: one's own, and those addressed to what one is to the child today.</summary>
public sealed class VoiceAccess(PortalDb db, Access access, CurrentUser user)
{
    /// <summary>What I said, whatever became of my links: it stays mine.</summary>
    public IQueryable<Statement> Own
    {
        get
        {
            var me = access.UserId;
            return db.Statements.Where(statement => statement.AuthorId == me);
        }
    }

    /// <summary>What others addressed to me and did not take back.</summary>
    public IQueryable<Statement> ToRead => access.AddressedToMe(db.Statements);

    /// <summary>The children about whom this person may say something: oneself, one's child, the young person one is a mentor of.</summary>
    public IQueryable<Child> SpeaksAbout => access.Children(Door);

    public Purpose Door => user.Role switch
    {
        Role.Parent => Purpose.Parent,
        Role.Mentor => Purpose.Mentor,
        _ => Purpose.Own,
    };
}
