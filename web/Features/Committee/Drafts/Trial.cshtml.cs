using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Making;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>A test run of one’s own draft.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
public sealed class TrialModel(OwnDrafts drafts, CarriedSheet carried, TerritoryPack territory) : TrialPage(drafts, carried, territory);
