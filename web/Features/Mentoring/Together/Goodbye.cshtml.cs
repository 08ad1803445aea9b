using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>« Au revoir »: written by the adult, read by a coordinator, then kept by the young person.</summary>
[Authorize(MentoringAccess.Two), OfModule(MentoringAccess.Module)]
public sealed class GoodbyeModel(LiveTogether together, MentoringAccess mentoring) : LoadedPage<LiveTogether.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre mot")]
    public string? Words { get; private set; }

    public bool IsYoung => mentoring.IsYoung;
    public LiveTogether.Said? Said => Subject.Words.FirstOrDefault(word => word.Row.Kind == PairWordKind.Goodbye && (word.Row.ReturnedAt is null || !IsYoung));
    public bool MayWrite => !IsYoung && Subject.Pairing.WantsGoodbye && Subject.Pairing.EndedFor != EndReason.Protection && (Said is null || Said.Row.ReturnedAt is not null);

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que le jeune le garde.", "L’équipe d’abord. Puis le jeune, qui le garde.", "N’écrivez ni téléphone, ni adresse.");

    protected override async Task<LiveTogether.Shown?> LoadAsync() => await together.ReadAsync(Id) is { State: PairingState.Ended } two ? two : null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Il n’y a rien à envoyer\u00A0: la case est vide."), StringLength(PairWord.GoodbyeLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string words)
    {
        Words = words;
        return await together.SayGoodbyeAsync(Id, words) ? RedirectToPage(new { Id }) : NotFound();
    }
}
