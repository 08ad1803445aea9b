using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Writing.Rereadings;

/// <summary>The end of a rereading: by which name the page will thank me, or none.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class EndModel(GiveOpinion opinions, CurrentUser user) : PreparedPage
{
    [FromQuery(Name = "relecture")]
    public Guid Id { get; set; }

    public ReaderName? Name { get; private set; }

    public GiveOpinion.Reading Reading { get; private set; } = null!;
    public bool IsYoung => Role.IsYoung(user.Role);

    /// <summary>The names one may choose, and who reads them: it is asked as in every form.</summary>
    public ReadersNotice Choices { get; private set; } = null!;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await opinions.FindAsync(Id) is not { IsOpen: true } reading) return LocalRedirect("/relire");
        Reading = reading;
        if (reading.Reader.FinishedAt is not null) Name = reading.Reader.ShownAs;
        var names = await opinions.NamesAsync();
        Choices = new ReadersNotice("Tout le monde peut lire ce nom sur la page.", null,
        [
            new ReadersChoice(nameof(ReaderName.Hidden), "Sans mon nom", [], "La page dit : une personne concernée.", "cadenas"),
            .. names.Select(name => new ReadersChoice(name.Key.ToString(), name.Key == ReaderName.Pseudonym ? "Mon nom d’ici" : "Mon prénom", [name.Value], null, name.Key == ReaderName.Pseudonym ? "etoile" : "bulle")),
        ]);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Il faut une réponse.")] ReaderName? name)
    {
        await opinions.FinishAsync(Reading, name!.Value);
        return LocalRedirect("/relire");
    }

    /// <summary>Takes everything back.</summary>
    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await opinions.LeaveAsync(Reading);
        return LocalRedirect("/relire");
    }
}
