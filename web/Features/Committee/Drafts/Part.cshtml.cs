using ChildProtection.Features.Surveys.Making;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>One part of one’s own draft.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class PartModel(OwnDrafts drafts) : PartPage(drafts);
