using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Writing.Rereadings;

/// <summary>« Relire »: a code opens a text to reread, or my name on it; below, those I have begun and what became of them.</summary>
[Authorize(RolePolicies.Speaker)]
[Throttled(Throttle.Codes)]
public sealed class IndexModel(GiveOpinion opinions, JoinRereading join, CurrentUser user) : PageModel
{
    [Display(Name = "Le code de la relecture")]
    public string Code { get; private set; } = "";

    public bool IsYoung => Role.IsYoung(user.Role);
    public IReadOnlyList<GiveOpinion.Mine> Mine { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        Mine = await opinions.ListAsync();
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public async Task OnGetAsync()
    {
        if (Mine.Any(one => one.IsNew)) await opinions.SeenAsync(); // this page says it
    }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Il manque le code.")] string code)
    {
        Code = code;
        try
        {
            var door = await join.RunAsync(code);
            return RedirectToPage(door.IsOver ? "MyName" : "Sentences", new { relecture = door.ReaderId });
        }
        catch (BrokenRuleException refusal)
        {
            ModelState.AddModelError(nameof(Code), refusal.Message); // beside the code, which is what to change
            return FormGuard.SameForm();
        }
    }
}
