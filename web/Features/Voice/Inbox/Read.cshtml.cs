namespace ChildProtection.Features.Voice.Inbox;

/// <summary>One statement addressed to me: first « Lire », which its author will see, then the words and the answer to give.</summary>
[Authorize(RolePolicies.Professional)]
[RereadsText]
public sealed class ReadModel(VoiceLists lists, HearStatement hear) : LoadedPage<VoiceLists.Waiting>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre réponse")]
    public string Answer { get; private set; } = "";

    /// <summary>Who will read the answer; null before the words are open.</summary>
    public Platform.Ui.ReadersNotice? Readers { get; private set; }

    public bool IsOpened { get; private set; }
    public string? Text { get; private set; }
    public string? GivenAnswer { get; private set; }

    protected override async Task<VoiceLists.Waiting?> LoadAsync()
    {
        if (await lists.HeadAsync(Id) is not { } head) return null;
        IsOpened = await hear.HasOpenedAsync(Id);
        if (!IsOpened || await lists.ToReadAsync(Id) is not { } statement) return head;
        (Text, GivenAnswer) = await hear.ReadAsync(statement);
        Readers = await lists.AnswerReadersAsync(statement, head.IsFromTheYoung ? head.FirstName : head.From);
        return head;
    }

    /// <summary>« Lire »: marked, so that its author knows.</summary>
    public async Task<IActionResult> OnPostOpenAsync() => await hear.OpenAsync(Id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez votre réponse.")]
        [StringLength(Statement.TextLength, ErrorMessage = "La réponse est trop longue : {1} caractères au plus.")] string answer)
    {
        Answer = answer;
        return await hear.AnswerAsync(Id, answer) ? RedirectToPage() : NotFound();
    }
}
