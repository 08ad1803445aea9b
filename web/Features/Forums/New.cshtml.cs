using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Forums;

/// <summary>« Préparer un forum »: its name, what for, its days; the rest comes after.</summary>
[Authorize(ForumsAccess.Runner), OfModule(ForumsAccess.Module)]
public sealed class NewModel(ForumDesk desk) : PreparedPage
{
    /// <summary>Made by the form: pressing twice prepares one.</summary>
    [BindProperty]
    public Guid Key { get; set; } = SecretCode.NewId();

    [BindProperty, Display(Name = "Instance")]
    [Required(ErrorMessage = "Choisissez une instance.")]
    public Guid? Body { get; set; }

    [BindProperty, Display(Name = "Nom du forum")]
    [Required(ErrorMessage = "Écrivez un nom."), StringLength(Forum.NameLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "À quoi il sert")]
    [Required(ErrorMessage = "Dites à quoi il sert."), StringLength(Forum.PurposeLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "Premier jour"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le premier jour.")]
    public DateOnly? FirstDay { get; set; }

    [BindProperty, Display(Name = "Dernier jour"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le dernier jour.")]
    public DateOnly? LastDay { get; set; }

    public ReadersNotice Readers { get; } = ForumWords.Public;
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = [.. (await desk.BodiesAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() =>
        LocalRedirect($"/comite/forums/{await desk.PrepareAsync(Key, Body!.Value, Name!.Trim(), Purpose!.Trim(), FirstDay!.Value, LastDay!.Value)}");
}
