using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>One alert: its clock, who has it, what was done, and what to do next.</summary>
[Authorize(SafeguardingAccess.Team)]
public sealed class ShowModel(ReadAlerts read, HandleAlert handle, TerritoryPack territory) : LoadedPage<ReadAlerts.Whole>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Ce qui a été fait")]
    public string Note { get; private set; } = "";

    [Display(Name = "À quel service\u00A0?")]
    public string Service { get; private set; } = "";

    [Display(Name = "Comment ça finit\u00A0?")]
    public AlertOutcome? Outcome { get; private set; }

    [Display(Name = "Pour finir, ce qui a été fait")]
    public string Last { get; private set; } = "";

    public string Cell => territory.Term("cellule_ip").The;
    public string Clock => read.Clock(Subject.Alert);
    public bool IsLate => read.IsLate(Subject.Alert);

    public static readonly ReadersNotice Readers = ReadersNotice.Fixed("Pour dire qui a fait quoi, et quand.", "L’équipe de protection seulement.", "N’écrivez pas le dossier ici. Quelques mots suffisent.");

    protected override async Task<ReadAlerts.Whole?> LoadAsync()
    {
        var one = await read.OneAsync(Id);
        if (one is { Service: null }) Service = FrenchTerm.Capital(territory.Term("cellule_ip").Noun);
        return one;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostTakeAsync(Guid? from) => Done(await handle.TakeAsync(Id, from));

    public async Task<IActionResult> OnPostHandOnAsync() => Done(await handle.HandOnAsync(Id));

    public async Task<IActionResult> OnPostNoteAsync(
        [Required(ErrorMessage = "Écrivez ce qui a été fait."), StringLength(Alert.NoteLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string note)
    {
        Note = note;
        return Done(await handle.NoteAsync(Id, note));
    }

    public async Task<IActionResult> OnPostTransmitAsync(
        [Required(ErrorMessage = "Écrivez le nom du service."), StringLength(Alert.ServiceLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string service)
    {
        Service = service;
        return Done(await handle.TransmitAsync(Id, service));
    }

    public async Task<IActionResult> OnPostCloseAsync(
        [Required(ErrorMessage = "Choisissez comment ça finit."), EnumDataType(typeof(AlertOutcome), ErrorMessage = "Ce choix n’existe pas.")] AlertOutcome? outcome,
        [Required(ErrorMessage = "Écrivez ce qui a été fait."), StringLength(Alert.NoteLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string last)
    {
        (Outcome, Last) = (outcome, last);
        return Done(await handle.CloseAsync(Id, outcome!.Value, last));
    }

    private IActionResult Done(bool isDone) => isDone ? RedirectToPage() : NotFound();
}
