using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Votes.Hands;

/// <summary>Notes hands counted in a room.</summary>
[Authorize(VotesAccess.Runner), OfModule(VotesAccess.Module)]
public sealed class NoteModel(HandVotes hands, CommitteeAccess committee) : PreparedPage
{
    [BindProperty, Display(Name = "Instance")]
    [Required(ErrorMessage = "Choisissez une instance.")]
    public Guid? Body { get; set; }

    [BindProperty, Display(Name = "La question")]
    [Required(ErrorMessage = "Écrivez la question."), StringLength(Election.QuestionLength, ErrorMessage = "Cette question est trop longue.")]
    public string? Question { get; set; }

    [BindProperty, Display(Name = "Les thèmes et les mains")]
    [Required(ErrorMessage = "Écrivez une ligne par thème."), StringLength(Election.MostOptions * (Election.WordsLength + 8), ErrorMessage = "Cette liste est trop longue.")]
    public string? Lines { get; set; }

    [BindProperty, Display(Name = "Le jour"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le jour.")]
    public DateOnly? HeldOn { get; set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour garder ce que la salle a choisi.", "Les membres du comité.");

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = [.. (await committee.MineAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        await hands.NoteAsync(Body!.Value, Question!.Trim(), Lines!, HeldOn!.Value);
        return LocalRedirect("/comite/votes/main-levee");
    }
}
