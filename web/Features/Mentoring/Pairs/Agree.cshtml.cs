namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>One proposal, for one of those who agree or sign. A no asks for no reason.</summary>
[Authorize(MentoringAccess.Around), OfModule(MentoringAccess.Module)]
public sealed class AgreeModel(GatherAgreements agreements, MentoringAccess mentoring, CurrentUser user) : LoadedPage<GatherAgreements.Shown>
{
    /// <summary>Of a line of whoever asks.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    public bool IsYoung => mentoring.IsYoung;
    public bool IsVolunteer => mentoring.IsAdultOfPair;
    public bool IsParent => user.Is(Role.Parent);

    /// <summary>The line that waits now; null for none.</summary>
    public PairingAgreement? Waiting => Subject.Lines.FirstOrDefault(line => line.Answer is null && !line.IsInformed && (Subject.Pairing.State == (line.Step == AgreementStep.Agreement ? PairingState.Agreeing : PairingState.Signing) || IsParent && Subject.Pairing.State.IsLiving()));

    /// <summary>A parent’s yes, which may be taken back at any time.</summary>
    public PairingAgreement? Given => IsParent ? Subject.Lines.FirstOrDefault(line => line.Step == AgreementStep.Agreement && line.Answer == true) : null;

    /// <summary>A parent who took it back may give it again.</summary>
    public PairingAgreement? TakenBack => IsParent ? Subject.Lines.FirstOrDefault(line => line.Step == AgreementStep.Agreement && line.Answer == false) : null;

    protected override Task<GatherAgreements.Shown?> LoadAsync() => agreements.ReadAsync(Id);

    public void OnGet() { }

    public Task<IActionResult> OnPostYesAsync(Guid ligne) => AnswerAsync(ligne, true);

    public Task<IActionResult> OnPostNoAsync(Guid ligne) => AnswerAsync(ligne, false);

    private async Task<IActionResult> AnswerAsync(Guid line, bool answer) => Subject.Lines.All(one => one.Id != line) || !await agreements.AnswerAsync(line, answer) ? NotFound()
        : answer || IsParent && Subject.Pairing.State.IsLiving() ? RedirectToPage(new { Id }) : Redirect("/mentorat");
}
