namespace ChildProtection.Features.Writing.Workshop;

/// <summary>« Les lecteurs »: those who are asked by name, with a code each, and who has finished. Never who said what.</summary>
[Authorize(WritingAccess.Write)]
public sealed class ReadersModel(WriteDraft drafts, RereadDraft reread, InviteReaders invite) : PageAtWork(drafts)
{
    [Display(Name = "Le prénom de la personne")]
    public string Name { get; private set; } = "";

    [Display(Name = "Qui est-ce ?")]
    public ReaderKind? Kind { get; private set; }

    public IReadOnlyList<InviteReaders.Line> Readers { get; private set; } = [];

    /// <summary>« 1 personne a fini sur 3. »</summary>
    public string InWords => Readers.Count(reader => reader.HasFinished) switch
    {
        0 => "Personne n’a fini.",
        1 => $"1 personne a fini, sur {Readers.Count}.",
        var done => $"{done} personnes ont fini, sur {Readers.Count}.",
    };

    /// <summary>Without an open rereading nobody can be asked.</summary>
    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await base.PrepareAsync() is { } end) return end;
        if (await reread.LastAsync(About.File, Opened.Id) is not { IsOpen: true } open) return RedirectToPage("Reread", new { adresse = Address });
        Readers = await invite.ListAsync(open.Id);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez un prénom."), StringLength(ExpectedReader.NameLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string name,
        [Required(ErrorMessage = "Choisissez qui c’est.")] ReaderKind? kind)
    {
        (Name, Kind) = (name, kind);
        try
        {
            await invite.InviteAsync(About.File, name, kind!.Value);
            return Again("invite");
        }
        catch (BrokenRuleException refusal)
        {
            ModelState.AddModelError(nameof(Name), refusal.Message);
            return FormGuard.SameForm();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid lecteur)
    {
        await invite.RemoveAsync(About.File, lecteur);
        return Again();
    }
}
