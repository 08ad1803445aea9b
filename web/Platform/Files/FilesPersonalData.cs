namespace ChildProtection.Platform.Files;

/// <summary>The pictures and voice messages one joined somewhere.</summary>
internal sealed class FilesPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    /// <summary>Of the files in one copy, before base64.</summary>
    internal const int MostBytes = 16 * 1024 * 1024;
    private const string TooHeavy = "Trop lourd pour cette copie. Il s’ouvre sur sa page.";

    private static readonly PersonalTable Joined = new(typeof(Attachment), "Les photos et les messages vocaux")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Attachment.Content)] = "Le fichier, en base64", [nameof(Attachment.Type)] = "Genre", [nameof(Attachment.Size)] = "Taille en octets", [nameof(Attachment.Seconds)] = "Durée en secondes", [nameof(Attachment.AddedAt)] = "Ajouté le",
            [nameof(Attachment.IsWaiting)] = new("Attend d’être vérifié", waiting => (bool)waiting ? "oui" : "non"), [nameof(Attachment.IsHeld)] = new("Pas montré aux autres", held => (bool)held ? "oui" : "non"),
        },
        Withheld = new Dictionary<string, string> { [nameof(Attachment.Kind)] = "which kind of text it hangs on: the text itself is given", [nameof(Attachment.Reason)] = "a code of the moderation rules: the page says it in words" },
    };

    public PersonalModule Module { get; } = new("fichiers", new("Tes fichiers", "Vos fichiers"), "photo", 56,
        new KeptData("Les photos et les messages vocaux joints à un texte", "Pour les montrer à ceux qui lisent ce texte.", "Ceux qui lisent le texte. Un modérateur les regarde avant.", FilesRetention.JoinedCode)
        {
            Roles = [.. FilesAccess.Roles],
        });

    public IReadOnlyList<PersonalTable> Tables => [Joined];

    /// <summary>One file without its content.</summary>
    private sealed record Row(Guid Id, string Type, int Size, int Seconds, DateTimeOffset AddedAt, bool IsWaiting, bool IsHeld, bool IsEmpty);

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var rows = await PersonalTable.SomeAsync(db.Attachments.AsNoTracking().Where(file => file.AuthorId == personId).OrderByDescending(file => file.AddedAt)
            .Select(file => new Row(file.Id, file.Type, file.Size, file.Seconds, file.AddedAt, file.IsWaiting, file.IsHeld, file.Content == null)), most);
        var contents = await ContentsAsync(personId, [.. rows.Take(most).Where(row => !row.IsEmpty)]);
        return
        [
            Joined.Of(rows, most, row => new Dictionary<string, object?>
            {
                [nameof(Attachment.Content)] = row.IsEmpty ? null : contents.GetValueOrDefault(row.Id, TooHeavy), [nameof(Attachment.Type)] = row.Type, [nameof(Attachment.Size)] = row.Size, [nameof(Attachment.Seconds)] = row.Seconds,
                [nameof(Attachment.AddedAt)] = row.AddedAt, [nameof(Attachment.IsWaiting)] = row.IsWaiting, [nameof(Attachment.IsHeld)] = row.IsHeld,
            }),
        ];
    }

    /// <summary>In base64, the newest first, as many as <see cref="MostBytes"/> holds: all is in memory at once.</summary>
    private async Task<Dictionary<Guid, string?>> ContentsAsync(Guid personId, IReadOnlyList<Row> rows)
    {
        var (left, ids, contents) = (MostBytes, new List<Guid>(), new Dictionary<Guid, string?>());
        foreach (var row in rows.TakeWhile(row => (left -= row.Size) >= 0)) ids.Add(row.Id);
        foreach (var file in await db.Attachments.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.Content }).ToListAsync())
            contents[file.Id] = file.Content is { } kept && await vault.OpenBytesAsync(FilesData.Content, personId, file.Id, kept) is { } content ? Convert.ToBase64String(content) : null;
        return contents;
    }

    public Task EraseAsync(Guid personId) => db.Attachments.Where(file => file.AuthorId == personId).ExecuteDeleteAsync();
}

/// <summary>A joined file goes with its text, and never stays longer than this.</summary>
internal static class FilesRetention
{
    public const string JoinedCode = "attachments";

    private static readonly RetentionRule Joined = new(JoinedCode, "Les photos et les messages vocaux joints à un texte", "après leur envoi", "Ils partent avec leur texte, ou avant lui.", 365) { Entity = typeof(Attachment), Least = 30, Most = 730 };

    public static void AddFilesRetention(this IServiceCollection services) =>
        services.AddRetention(Joined, (db, limit) => db.Attachments.Where(file => file.AddedAt < limit).OrderBy(file => file.Id));
}
