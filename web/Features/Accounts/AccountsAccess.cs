namespace ChildProtection.Features.Accounts;

/// <summary>Who may see which child and which invitation: by relation and dates, in the query itself.</summary>
internal static class AccountsAccess
{
    /// <summary>The children this professional follows as référent: whose circle they may compose.</summary>
    public static IQueryable<Child> FollowedBy(this IQueryable<Child> children, PortalDb db, CurrentUser user, DateTimeOffset now) =>
        children.InCircleOf(db, user.Id, now, RelationKind.CaseWorker);

    /// <summary>The invitations into the circles of the children this référent follows today, whoever made them.</summary>
    public static IQueryable<Invitation> OfCirclesOf(
        this IQueryable<Invitation> invitations, PortalDb db, CurrentUser user, DateTimeOffset now)
    {
        var children = db.Children.FollowedBy(db, user, now);
        return invitations.Where(invitation => children.Any(child => child.Id == invitation.ChildId));
    }
}
