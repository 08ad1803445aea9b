using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Mine;

/// <summary>« Proposer une idée »: by writing, pictures, voice or a drawing; each has the same place.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class NewModel(OwnProposals own) : PageModel
{
    [BindProperty, Display(Name = "Comment tu veux le dire\u00A0?")]
    [Required(ErrorMessage = "Choisis d’abord comment tu veux le dire.")]
    public ProposalManner? Manner { get; set; }

    public IEnumerable<Choice> Manners => Choice.Of(typeof(ProposalManner)).Select(choice => choice with { Icon = Enum.Parse<ProposalManner>(choice.Value).Icon() });

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() => RedirectToPage("Write", new { id = await own.BeginAsync(Manner!.Value) });
}
