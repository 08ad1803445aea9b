namespace ChildProtection.Features.Moderation.Returned;

/// <summary>« Demandes d’une autre lecture », for the moderators who did not decide.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class AppealsModel(AnswerAppeals appeals) : PageModel
{
    public IReadOnlyList<AnswerAppeals.Line> List { get; private set; } = [];
    public DateTimeOffset Now => appeals.Now;

    public async Task OnGetAsync() => List = await appeals.ListAsync();
}
