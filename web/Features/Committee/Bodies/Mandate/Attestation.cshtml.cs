namespace ChildProtection.Features.Committee.Bodies.Mandate;

/// <summary>« Attestation d’engagement », for a member: on paper, with the name from here or a line to write one by hand. The portal keeps no family name.</summary>
[Authorize(CommitteeAccess.Joins), OfModule(CommitteeAccess.Module)]
public sealed class AttestationModel(BodyDesk desk, CurrentUser user, TerritoryPack territory, TimeProvider clock) : BodyPage(desk)
{
    /// <summary>« d-ici » for the name from here; else a line to fill in.</summary>
    [FromQuery]
    public string? Nom { get; set; }

    /// <summary>Null for a line to fill in.</summary>
    public string? Name => Nom == "d-ici" ? user.DisplayName : null;
    public DateOnly Today => territory.Today(clock);
    public TerritoryPack Pack => territory;

    protected override async Task<MyBody?> LoadAsync() => await base.LoadAsync() is { Seat: not null } mine ? mine : null;

    public void OnGet() { }
}
