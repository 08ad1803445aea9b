using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Administration.People;

/// <summary>A référent leaves: all their children go to another one, fifty at each press, after a page that says how many.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class CaseloadModel(PersonFiles files, HandOver hand) : LoadedPage<PersonFile>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Adresse e-mail du nouveau référent"), DataType(DataType.EmailAddress)]
    public string? Email { get; private set; }

    /// <summary>How many children there are to hand over, as shown.</summary>
    public int Count { get; private set; }

    /// <summary>How many went with the last press; null at first.</summary>
    [BindProperty(SupportsGet = true, Name = "confies")]
    public string? Moved { get; set; }

    protected override async Task<PersonFile?> LoadAsync()
    {
        var file = await files.FindAsync(Id, isRead: false);
        if (file?.AccountRole != Role.Professional) return null;
        Count = file.Followed;
        return file;
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez l’adresse e-mail du nouveau référent."), EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr."), StringLength(254, ErrorMessage = "Cette adresse est trop longue.")] string email,
        int seen)
    {
        Email = email;
        var moved = await hand.AllAsync(Id, await hand.ProfessionalAsync(email), seen);
        return RedirectToPage(new { confies = moved });
    }
}
