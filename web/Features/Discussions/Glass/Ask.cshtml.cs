namespace ChildProtection.Features.Discussions.Glass;

/// <summary>One moderator asks to read one conversation, and says why.</summary>
[Authorize(DiscussionsAccess.Leads), OfModule(DiscussionsAccess.Module)]
public sealed class AskModel(GlassDesk desk) : LoadedPage<string>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Pourquoi lire cet échange\u00A0?")]
    public GlassReason? Reason { get; private set; }

    protected override Task<string?> LoadAsync() => desk.WhereAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromForm, Required(ErrorMessage = "Il faut dire pourquoi."), EnumDataType(typeof(GlassReason), ErrorMessage = "Ce choix n’existe pas.")] GlassReason? reason)
    {
        Reason = reason;
        return await desk.AskAsync(Id, reason!.Value) ? LocalRedirect("/salons/acces") : NotFound();
    }
}
