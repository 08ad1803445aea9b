using ChildProtection.Features.Forums.Reach;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Forums;

/// <summary>What a facilitator changes of an event, and the action of the plan it is counted for.</summary>
[Authorize(ForumsAccess.Runner), OfModule(ForumsAccess.Module)]
public sealed class SettingsModel(ForumDesk desk, CarryToPlan plan) : RunForumPage(desk)
{
    [Display(Name = "Nom du forum")]
    public string? Name { get; private set; }

    [Display(Name = "À quoi il sert")]
    public string? Purpose { get; private set; }

    [Display(Name = "Premier jour"), DataType(DataType.Date)]
    public DateOnly? FirstDay { get; private set; }

    [Display(Name = "Dernier jour"), DataType(DataType.Date)]
    public DateOnly? LastDay { get; private set; }

    [Display(Name = "Il compte pour")]
    public string? Action { get; private set; }

    public ReadersNotice Readers { get; } = ForumWords.Public;
    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found) return null;
        var forum = found.Forum;
        (Name, Purpose, FirstDay, LastDay) = (forum.Name, forum.Purpose, forum.FirstDay, forum.LastDay);
        Action = forum.PlanAction is null ? null : $"{forum.PlanAction}/{forum.PlanIndicator}";
        Actions = [.. plan.Choices().Select(one => new SelectListItem(one.Words, one.Value))];
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez un nom."), StringLength(Forum.NameLength, ErrorMessage = ForumWords.TooLong)] string name,
        [Required(ErrorMessage = "Dites à quoi il sert."), StringLength(Forum.PurposeLength, ErrorMessage = ForumWords.TooLong)] string purpose,
        [Required(ErrorMessage = "Choisissez le premier jour.")] DateOnly? firstDay, [Required(ErrorMessage = "Choisissez le dernier jour.")] DateOnly? lastDay, string? action)
    {
        (Name, Purpose, FirstDay, LastDay, Action) = (name, purpose, firstDay, lastDay, action);
        if (!string.IsNullOrEmpty(action) && Actions.All(one => one.Value != action)) throw new BrokenRuleException("Choisissez une action du schéma.");
        var parts = string.IsNullOrEmpty(action) ? null : action.Split('/');
        return await Desk.ChangeAsync(Forum.Id, name.Trim(), purpose.Trim(), firstDay!.Value, lastDay!.Value, parts?[0], parts?[1]) ? LocalRedirect(Home) : NotFound();
    }
}
