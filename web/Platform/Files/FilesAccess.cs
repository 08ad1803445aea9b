namespace ChildProtection.Platform.Files;

/// <summary>Those who may be where files are joined. Which file each one opens is <see cref="Attachments.OpenAsync"/>.</summary>
public static class FilesAccess
{
    /// <summary>The page of a file.</summary>
    public const string Readers = "files.readers";

    /// <summary>Their roles.</summary>
    public static readonly IReadOnlyList<string> Roles = [Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional, Role.Facilitator, Role.Moderator];
}
