namespace ChildProtection.Features.Writing;

/// <summary>
/// Somebody the workshop asks to reread (« Lina, comité »): a name in its own words, and a code for one person. The shared code
/// of the rereading stays for everybody else.
/// </summary>
public sealed class ExpectedReader
{
    public const int NameLength = 40;

    /// <summary>Of one rereading.</summary>
    public const int Most = 30;

    private ExpectedReader() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid RereadingId { get; private init; }

    /// <summary>As the editor says it, sealed under the key of the installation: there may be no account yet.</summary>
    public byte[] Name { get; private init; } = [];
    public ReaderKind Kind { get; private init; }

    /// <summary>As that of the rereading; the first who uses it is this reader.</summary>
    public string Code { get; private init; } = "";
    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>Who came with the code; null while nobody did.</summary>
    public Guid? ReaderId { get; private set; }

    public static ExpectedReader Invite(Guid id, Guid rereadingId, byte[] sealedName, ReaderKind kind, DateTimeOffset now) =>
        new() { Id = id, RereadingId = rereadingId, Name = sealedName, Kind = kind, Code = PageRereading.NewCode(), InvitedAt = now };

    /// <summary>This reader came, as what was expected. Another one came before: <see cref="BrokenRuleException"/>.</summary>
    public void Welcome(PageReader reader)
    {
        if (ReaderId is { } came && came != reader.Id) throw new BrokenRuleException("Ce code a déjà servi. Il en faut un autre.");
        ReaderId = reader.Id;
        reader.Come(Kind);
    }
}

/// <summary>As what somebody rereads.</summary>
public enum ReaderKind
{
    [Display(Name = "Un jeune du comité")]
    Committee,
    [Display(Name = "Un jeune")]
    Young,
    [Display(Name = "Un parent")]
    Parent,
    [Display(Name = "Un mentor")]
    Mentor,
}
