using ChildProtection.Features.Surveys.Making;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>The questions of one’s own draft; read only once it is given.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
public sealed class QuestionsModel(OwnDrafts drafts, CheckWords words) : QuestionsPage(drafts, words);
