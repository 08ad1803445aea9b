using System.Text;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>The safe tables as a file, and where the event stopped; no more than the screen says.</summary>
[Authorize(ForumsAccess.Watches), OfModule(ForumsAccess.Module)]
public sealed class FileModel(ForumDesk desk, CountReach reach, AuditLog audit) : ForumPage(desk)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (Forum.CountedOn is null) return NotFound();
        await audit.WriteAsync(ForumsAudit.Exported, objectId: Forum.Id);
        var route = await reach.RouteAsync(Forum.Id);
        (string What, int Count)[] plain = [("étapes", route.Stops), ("secteurs", route.Zones), ("lieux de vie", route.Places)];
        var lines = string.Concat(plain.Select(line => $"{SafeCsv.Field(Forum.Name)};Où le forum s’est arrêté;ensemble;{line.What};{line.Count};;exact\r\n"));
        return File([.. SafeCsv.Write(Forum.Name, CountReach.Read(Forum), CountReach.TitleOf), .. Encoding.UTF8.GetBytes(lines)], "text/csv; charset=utf-8", "forum-chiffres.csv");
    }
}
