using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>The safe tables as a file; no more than the screen says.</summary>
[Authorize(ForumsAccess.Watches), OfModule(ForumsAccess.Module)]
public sealed class FileModel(ForumDesk desk, AuditLog audit) : ForumPage(desk)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (Forum.CountedOn is null) return NotFound();
        await audit.WriteAsync(ForumsAudit.Exported, objectId: Forum.Id);
        return File(SafeCsv.Write(Forum.Name, CountReach.Read(Forum), CountReach.TitleOf), "text/csv; charset=utf-8", "forum-chiffres.csv");
    }
}
