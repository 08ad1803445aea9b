using System.Text.Json;
using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>« Ma feuille »: what a young person prepares before one date. A draft as long as its audience is nobody; never final.</summary>
public sealed class MilestonePreparation : IAddressed
{
    private MilestonePreparation() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }
    public Guid? ChildId { get; private init; }
    public MilestoneKind Milestone { get; private init; }

    /// <summary><see cref="PreparationWords"/>, sealed with the young person's key.</summary>
    public byte[] Words { get; private set; } = [];
    public Audience Audience { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Shown before, and to nobody any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static MilestonePreparation Begin(Guid id, Guid authorId, Guid childId, MilestoneKind milestone, DateTimeOffset now) =>
        new() { Id = id, AuthorId = authorId, ChildId = childId, Milestone = milestone, Audience = Audience.OnlyMe, ChangedAt = now };

    /// <summary>Writes it again, whole, and says who reads it from now on.</summary>
    public void Write(byte[] words, Audience audience, DateTimeOffset now)
    {
        var isTakenBack = audience == Audience.OnlyMe && (Audience != Audience.OnlyMe || WithdrawnAt is not null);
        (Words, Audience, ChangedAt, WithdrawnAt) = (words, audience, now, isTakenBack ? WithdrawnAt ?? now : null);
    }
}

/// <summary>What is on the sheet. All of it may be empty.</summary>
/// <param name="Questions">« Mes questions ».</param>
/// <param name="People">Those around the young person who are invited, as they were called when chosen.</param>
/// <param name="Other">Somebody else to invite.</param>
/// <param name="Trusted">« Ma personne de confiance ».</param>
/// <param name="Message">« Ce que je veux dire ».</param>
/// <param name="Own">« Juste pour moi »: nobody else ever reads it, whatever the audience.</param>
public sealed record PreparationWords(string? Questions, IReadOnlyList<string> People, string? Other, string? Trusted, string? Message, string? Own)
{
    public static readonly PreparationWords Empty = new(null, [], null, null, null, null);

    public bool IsEmpty => !HasPeople && Questions is null && Trusted is null && Message is null && Own is null;

    public bool HasPeople => People.Count > 0 || Other is not null;

    /// <summary>As somebody else reads it.</summary>
    public PreparationWords ForOthers => this with { Own = null };

    public string Written() => JsonSerializer.Serialize(new { Questions, People, Other, Trusted, Message, Own });

    /// <summary>Words that are no sheet, as a message.</summary>
    public static PreparationWords Read(string? written)
    {
        if (written is null) return Empty;
        try
        {
            return JsonSerializer.Deserialize<PreparationWords>(written) ?? Empty;
        }
        catch (JsonException)
        {
            return Empty with { Message = written };
        }
    }

    /// <summary>On one line, for the copy.</summary>
    public string InWords()
    {
        (string Label, string? Words)[] parts =
        [
            ("Mes questions", Questions), ("J’invite", HasPeople ? string.Join(", ", [.. People, .. Other is null ? Array.Empty<string>() : [Other]]) : null),
            ("Ma personne de confiance", Trusted), ("Ce que je veux dire", Message), ("Juste pour moi", Own),
        ];
        return string.Join(" ", parts.Where(part => part.Words is not null).Select(part => $"{part.Label}\u00A0: {part.Words}"));
    }
}

/// <summary>Keeps and opens the sheets.</summary>
public sealed class PrepareMilestone(PortalDb db, Access access, AutonomyAccess autonomy, Vault vault, AuditLog audit, CurrentUser user)
{
    /// <summary>A sheet as it is shown.</summary>
    public sealed record Shown(MilestonePreparation Sheet, PreparationWords Words);

    /// <summary>My own; null before the first words.</summary>
    public Task<Shown?> MineAsync(MilestoneKind milestone)
    {
        var me = user.Id;
        return OpenedAsync(db.MilestonePreparations.Where(sheet => sheet.AuthorId == me && sheet.Milestone == milestone), isMine: true);
    }

    /// <summary>That of a child, when it is addressed to whoever asks.</summary>
    public Task<Shown?> ShownToMeAsync(Guid childId, MilestoneKind milestone) =>
        OpenedAsync(access.AddressedToMe(db.MilestonePreparations).Where(sheet => sheet.ChildId == childId && sheet.Milestone == milestone), isMine: false);

    /// <summary>Keeps it, in place of what was there. No child of their own: false.</summary>
    public async Task<bool> KeepAsync(MilestoneKind milestone, PreparationWords words, Audience audience)
    {
        if (Readership.ChoicesOf(user.Role).All(choice => choice.Audience != audience)) throw new BrokenRuleException("Choisis qui va lire.");
        if (await autonomy.SelfAsync() is not { } self) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AutonomyAudit.Prepared, user.Id); // first: it holds the log's lock, so two presses come one after the other
            var (me, now) = (user.Id, autonomy.Now);
            var sheet = await db.MilestonePreparations.SingleOrDefaultAsync(one => one.AuthorId == me && one.Milestone == milestone);
            if (sheet is null) db.Add(sheet = MilestonePreparation.Begin(SecretCode.NewId(), me, self.Id, milestone, now));
            sheet.Write(await vault.SealAsync(AutonomyData.Preparation, me, sheet.Id, words.Written()), audience, now);
            await db.SaveChangesAsync();
        });
        return true;
    }

    private async Task<Shown?> OpenedAsync(IQueryable<MilestonePreparation> sheets, bool isMine)
    {
        if (await sheets.AsNoTracking().OrderByDescending(sheet => sheet.ChangedAt).FirstOrDefaultAsync() is not { } sheet) return null;
        var words = PreparationWords.Read(await vault.OpenAsync(AutonomyData.Preparation, sheet.AuthorId, sheet.Id, sheet.Words));
        return new Shown(sheet, isMine ? words : words.ForOthers);
    }
}
