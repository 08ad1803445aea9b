namespace ChildProtection.Features.Proposals;

/// <summary>How long ideas stay: a forgotten draft two years, a published idea five after its last step, the trace of one withdrawn a month. What hangs on them goes with them.</summary>
internal static class ProposalsRetention
{
    public const string DraftsCode = "proposal-drafts";
    public const string ShownCode = "proposals";

    private static readonly RetentionRule Drafts = new(DraftsCode, "Les idées jamais publiées", "après le dernier changement", "Une idée oubliée ne sert plus.", 730) { Entity = typeof(Proposal), Least = 183, Most = 730 };
    private static readonly RetentionRule Shown = new(ShownCode, "Les idées publiées, avec leurs soutiens et leurs avis", "après le dernier changement", "Pour suivre ce que l’idée devient.", 1_825) { Entity = typeof(Proposal), Least = 365, Most = 1_825 };
    private static readonly RetentionRule Withdrawn = new("proposals-withdrawn", "La trace des idées retirées", "après le retrait", "Les mots, eux, partent tout de suite.", 30) { Entity = typeof(Proposal), Least = 1, Most = 30 };

    public static void AddProposalsRetention(this IServiceCollection services)
    {
        services.AddRetention(Drafts, (db, limit) => db.Proposals.Where(proposal => proposal.Rank == null && proposal.State != ProposalState.Withdrawn && proposal.ChangedAt < limit).OrderBy(proposal => proposal.Id));
        services.AddRetention(Shown, (db, limit) => db.Proposals.Where(proposal => proposal.Rank != null && proposal.ChangedAt < limit).OrderBy(proposal => proposal.Id));
        services.AddRetention(Withdrawn, (db, limit) => db.Proposals.Where(proposal => proposal.State == ProposalState.Withdrawn && proposal.ChangedAt < limit).OrderBy(proposal => proposal.Id));
    }
}
