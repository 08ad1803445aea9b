using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies.Groups;

/// <summary>« Les groupes de travail »: members come and go; whoever runs the body opens and closes them.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(BodyDesk desk, GroupDesk groups) : BodyPage(desk)
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [Display(Name = "Nom du groupe")]
    public string? Name { get; private set; }

    [Display(Name = "Ce qu’il fait")]
    public string? Theme { get; private set; }

    public IReadOnlyList<GroupDesk.Line> Lines { get; private set; } = [];

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que les membres choisissent un groupe.", "Les membres et les animateurs de cette instance.", "N’écrivez le nom de personne.");

    protected override async Task<MyBody?> LoadAsync()
    {
        var mine = await base.LoadAsync();
        if (mine is not null) Lines = await groups.ListAsync(mine);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostOpenAsync(
        [Required(ErrorMessage = "Il manque le nom du groupe."), StringLength(WorkingGroup.NameLength, ErrorMessage = TooLong)] string name,
        [Required(ErrorMessage = "Dites ce que fait ce groupe."), StringLength(WorkingGroup.ThemeLength, ErrorMessage = TooLong)] string theme)
    {
        (Name, Theme) = (name, theme);
        return Subject.Runs && await groups.OpenAsync(Body.Id, name, theme) ? Here() : NotFound();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid groupe) => Subject.Runs && await groups.CloseAsync(Body.Id, groupe) ? Here() : NotFound();

    public async Task<IActionResult> OnPostJoinAsync(Guid groupe) => await groups.JoinAsync(Subject, groupe) ? Here() : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(Guid groupe) => await groups.LeaveAsync(Subject, groupe) ? Here() : NotFound();

    private LocalRedirectResult Here() => LocalRedirect($"/comite/instances/{Code}/groupes");
}
