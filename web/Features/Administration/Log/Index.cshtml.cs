namespace ChildProtection.Features.Administration.Log;

/// <summary>The audit log as those who run the instance see it: how long, how whole. Nothing of what it says.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(WatchLog log) : PageModel
{
    public long Count { get; private set; }
    public AuditHead Head { get; private set; } = new();
    public LastVerification? Last { get; private set; }
    public IReadOnlyList<string> MissingGuards { get; private set; } = [];

    /// <summary>The start of the last hash, as it stands in the head file.</summary>
    public string Print => string.Join(' ', Convert.ToHexStringLower(Head.Hash)[..16].Chunk(4).Select(group => new string(group)));

    public async Task OnGetAsync() => (Head, Count, Last, MissingGuards) = await log.ReadAsync();

    /// <summary>« Vérifier maintenant ».</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await log.VerifyAsync(HttpContext.RequestAborted);
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
