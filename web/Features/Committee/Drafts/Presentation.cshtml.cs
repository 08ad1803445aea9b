using ChildProtection.Features.Surveys.Making;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>The presentation of one’s own draft, and how one would answer: an idea, which the facilitator decides.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class PresentationModel(OwnDrafts drafts) : PresentationPage(drafts);
