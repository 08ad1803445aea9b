namespace ChildProtection.Features.Administration.Log;

/// <summary>The audit log as those who run the instance see it: how long, how whole. Nothing of what it says.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(PortalDb db, AuditLog audit, VerifyAudit verify, TimeProvider clock) : PageModel
{
    public long Count { get; private set; }
    public AuditHead Head { get; private set; } = new();
    public LastVerification? Last { get; private set; }
    public IReadOnlyList<string> MissingGuards { get; private set; } = [];

    /// <summary>The start of the last hash, as it stands in the head file.</summary>
    public string Print => string.Join(' ', Convert.ToHexStringLower(Head.Hash)[..16].Chunk(4).Select(group => new string(group)));

    public async Task OnGetAsync()
    {
        Head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync() ?? new();
        Count = await db.AuditEntries.MinAsync(entry => (long?)entry.Seq) is { } first ? Head.Seq - first + 1 : 0; // without gap, so no need to count a million
        Last = await LastVerification.FindAsync(db);
        MissingGuards = await AuditGuards.MissingAsync(db);
    }

    /// <summary>« Vérifier maintenant ».</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var result = await LastVerification.MakeAsync(db, verify, clock.GetUtcNow(), HttpContext.RequestAborted);
        await audit.WriteAsync(new AuditAct(AdministrationAudit.LogVerified) { Result = result.FirstBroken is null ? AuditResult.Done : AuditResult.Refused });
        return RedirectToPage();
    }

    /// <summary>What is wrong, in plain words.</summary>
    public static string Words(AuditFinding finding) => finding.Fault switch
    {
        AuditFault.Missing => $"La ligne {finding.Seq} manque.",
        AuditFault.CutShort => $"La ligne {finding.Seq} manque : la fin du journal a été coupée.",
        AuditFault.Extra => $"La ligne {finding.Seq} a été ajoutée par quelqu’un d’autre que le portail.",
        AuditFault.Changed or AuditFault.Unlinked => $"La ligne {finding.Seq} a été changée.",
        AuditFault.Unsealed => $"La ligne {finding.Seq} n’a pas été écrite par ce portail, ou la clé maîtresse a changé.",
        AuditFault.NotAsPublished => $"Le journal a été réécrit, au plus tard à la ligne {finding.Seq}.",
        AuditFault.WrongHead => $"La tête du journal ne correspond pas à la dernière ligne ({finding.Seq}).",
        AuditFault.RemovedTooEarly => $"La ligne {finding.Seq} a été enlevée trop tôt.",
        AuditFault.Unreadable => $"La ligne {finding.Seq} est illisible.",
        _ => $"La ligne {finding.Seq} du fichier des empreintes est abîmée.",
    };
}
