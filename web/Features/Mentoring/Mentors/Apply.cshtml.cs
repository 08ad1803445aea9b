using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Mentoring.Mentors;

/// <summary>« Ma demande »: what an adult offers, what is checked, and the charter to sign.</summary>
[Authorize(MentoringAccess.Volunteer), OfModule(MentoringAccess.Module)]
public sealed class ApplyModel(ApplyToMentor apply, TerritoryPack territory) : PreparedPage
{
    [Display(Name = "Que voulez-vous faire ?")]
    public MentorOffer? Offer { get; private set; }

    [Display(Name = "Votre année de naissance")]
    public int? Born { get; private set; }

    [Display(Name = "Votre secteur")]
    public string? Zone { get; private set; }

    [Display(Name = "Ce que vous aimez faire")]
    public IReadOnlyList<string> Liked { get; private set; } = [];

    [Display(Name = "Pourquoi vous voulez accompagner un jeune")]
    public string? Why { get; private set; }

    public ApplyToMentor.Shown? Mine { get; private set; }
    public bool MaySend => Mine is null || Mine.File.State is FileState.Sent or FileState.Left;
    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour savoir quel jeune vous pourriez aider.", "L’équipe du mentorat. Aucun jeune ne lit cette page.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Mine = await apply.MineAsync();
        return null;
    }

    public void OnGet()
    {
        if (Mine is not { } mine) return;
        (Offer, Born, Zone, Why) = (mine.File.Offer, mine.File.BornIn, mine.File.Zone, mine.Words);
        Liked = [.. Enum.GetValues<Topics>().Where(topic => topic != Topics.None && mine.File.Topics.HasFlag(topic)).Select(topic => topic.ToString())];
    }

    public async Task<IActionResult> OnPostSendAsync([Required(ErrorMessage = "Choisissez ce que vous voulez faire.")] MentorOffer? offer, [Required(ErrorMessage = "Écrivez votre année de naissance.")] int? born,
        [Required(ErrorMessage = "Choisissez un secteur.")] string zone, IReadOnlyList<string>? liked,
        [Required(ErrorMessage = "Dites pourquoi, en quelques mots."), StringLength(MentorFile.WordsLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string why)
    {
        (Offer, Born, Zone, Liked, Why) = (offer, born, zone, liked ?? [], why);
        if (!Enum.IsDefined(offer!.Value)) ModelState.AddModelError(nameof(Offer), "Choisissez ce que vous voulez faire.");
        if (WishWords.Sum<Topics>(liked) == Topics.None) ModelState.AddModelError(nameof(Liked), "Choisissez au moins une chose que vous aimez faire.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        await apply.ApplyAsync(new MentorAsks(offer.Value, born!.Value, zone, WishWords.Sum<Topics>(liked)), why);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSignAsync(int version) => await apply.SignAsync(version) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync() => await apply.LeaveAsync() ? Redirect("/mentorat") : NotFound();
}
