using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Discussions.Rooms;

/// <summary>A facilitator opens a room for one of their bodies or groups, or for every young person.</summary>
[Authorize(DiscussionsAccess.Runs), OfModule(DiscussionsAccess.Module)]
public sealed class NewModel(RunRoom run, CommitteeAccess committee) : PreparedPage
{
    /// <summary>What a facilitator may make.</summary>
    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(RoomKind.Committee), "Un salon pour une instance de jeunes"), new(nameof(RoomKind.WorkingGroup), "Un salon pour un groupe de travail"), new(nameof(RoomKind.Parents), "Un salon pour un groupe de parents"),
        new(nameof(RoomKind.Forum), "Un forum éclair", Hint: "Tous les jeunes peuvent venir."), new(nameof(RoomKind.Peer), "De l’entraide entre jeunes", Hint: "Tous les jeunes peuvent venir. On lit avant."),
    ];

    [Display(Name = "Quel salon\u00A0?")]
    public RoomKind? Kind { get; private set; }

    [Display(Name = "Pour quelle instance")]
    public Guid? BodyId { get; private set; }

    [Display(Name = "Pour quel groupe de travail")]
    public Guid? GroupId { get; private set; }

    [Display(Name = "Nom du salon")]
    public string? Title { get; private set; }

    /// <inheritdoc cref="RunRoom.NewRoom.Key"/>
    public Guid Key { get; private set; } = SecretCode.NewId();

    public bool HasTranscript { get; private set; }
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que chacun reconnaisse le salon.", "Les personnes qui peuvent y entrer.", "N’écrivez le nom de personne.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = [.. (await committee.MineAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        Groups = [.. (await run.GroupsAsync()).Select(group => new SelectListItem(group.Name, group.Id.ToString()))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [FromForm, Required(ErrorMessage = "Il faut choisir un salon."), EnumDataType(typeof(RoomKind), ErrorMessage = "Ce choix n’existe pas.")] RoomKind? kind, [FromForm] Guid? bodyId, [FromForm] Guid? groupId,
        [FromForm, StringLength(Room.TitleLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? title, [FromForm] bool hasTranscript, [FromForm] Guid key)
    {
        if (key != Guid.Empty) Key = key;
        (Kind, BodyId, GroupId, Title, HasTranscript) = (kind, bodyId, groupId, title, hasTranscript);
        var id = await run.OpenAsync(new RunRoom.NewRoom(kind!.Value, kind is RoomKind.Forum or RoomKind.Peer ? null : bodyId, kind == RoomKind.WorkingGroup ? groupId : null, title, hasTranscript) { Key = Key });
        return LocalRedirect($"/salons/{id}/reglages");
    }
}
