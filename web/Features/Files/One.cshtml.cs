using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Files;

/// <summary>One joined file, for whoever reads its text; to a moderator who looks first it shows itself at a second press.</summary>
[Authorize(FilesAccess.Readers)]
public sealed class OneModel(Attachments files, CurrentUser user) : LoadedPage<Attachments.Opened>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>« oui »: show what is held.</summary>
    [FromQuery(Name = "voir")]
    public string? Look { get; set; }

    /// <summary>Whoever looks.</summary>
    public Guid Me => user.Id;

    public string Words => FileWords.Of(Subject.File.IsPicture, Subject.File.Size, Subject.File.Seconds);
    public bool IsShown => !Subject.File.IsHeld || Look == "oui" || !User.IsInRole(Role.Moderator);

    protected override Task<Attachments.Opened?> LoadAsync() => files.OpenAsync(Id, isNamed: true);

    public void OnGet() { }
}
