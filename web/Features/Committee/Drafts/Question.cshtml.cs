using ChildProtection.Features.Surveys.Making;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>One question of one’s own draft.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class QuestionModel(OwnDrafts drafts, AnswerPictures pictures, TerritoryPack territory) : QuestionPage(drafts, pictures, territory);
