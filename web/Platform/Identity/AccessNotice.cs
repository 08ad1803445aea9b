namespace ChildProtection.Platform.Identity;

/// <summary>
/// Something about how one comes in, told within the portal and never by mail (ASVS 6.3.7, reference ID-25): neutral, and
/// enough for the owner to say « ce n’était pas moi ».
/// </summary>
public sealed class AccessNotice
{
    public const int KindLength = 20;

    public const string KeyAdded = "key-added";
    public const string KeyRemoved = "key-removed";
    public const string CardRemade = "card-remade";
    public const string AccessRemade = "access-remade";
    public const string CodesMade = "codes-made";
    public const string CodeUsed = "code-used";
    public const string AppChanged = "app-changed";
    public const string DeviceClosed = "device-closed";

    /// <summary>An adult came back with a new sheet.</summary>
    public const string Renewed = "renewed";

    /// <summary>Somebody asked for new keys for this adult: it waits, and may be stopped.</summary>
    public const string RenewalAsked = "renewal-asked";

    /// <summary>To those who look after safety: an adult stopped it.</summary>
    public const string RenewalRefused = "renewal-refused";

    /// <summary>To those who look after safety: a young person says that their access was remade without them.</summary>
    public const string Disputed = "disputed";

    /// <summary>To the same: one person asked for many new accesses in a day.</summary>
    public const string ManyRemade = "many-remade";

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Shown on every page until then, whatever the reader does; null when once is enough.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who did it, when somebody else did.</summary>
    public Guid? ById { get; init; }
    public DateTimeOffset? SeenAt { get; set; }

    public static AccessNotice To(Guid accountId, string kind, DateTimeOffset now, Guid? byId = null, TimeSpan? shown = null) => new()
    {
        Id = SecretCode.NewId(), AccountId = accountId, Kind = kind, At = now, ById = byId, Until = now + shown,
    };

    /// <summary>In plain words, to « tu » or « vous ».</summary>
    public string Sentence(bool vous) => Kind switch
    {
        KeyAdded => "Une clé a été ajoutée.",
        KeyRemoved => "Une clé a été enlevée.",
        CardRemade => "Une nouvelle carte a été faite.",
        CodesMade => "De nouveaux codes de secours ont été faits.",
        CodeUsed => "Un code de secours a servi.",
        AppChanged => "L’application de codes a changé.",
        Renewed => vous ? "Votre accès a été refait avec une nouvelle feuille." : "Ton accès a été refait avec une nouvelle feuille.",
        RenewalAsked => vous ? "Une demande de nouvel accès est en cours pour votre compte." : "Une demande de nouvel accès est en cours pour ton compte.",
        RenewalRefused => "Une personne dit qu’elle n’a pas demandé de nouvel accès. Parlez-lui.",
        DeviceClosed => vous ? "Vous étiez déjà sur d’autres appareils. Le plus ancien a été fermé." : "Tu étais déjà sur d’autres appareils. Le plus ancien a été fermé.",
        Disputed => "Un jeune dit que son accès a été refait sans lui. Allez le voir.",
        ManyRemade => "Beaucoup de nouveaux accès ont été demandés aujourd’hui par une seule personne.",
        AccessRemade => vous ? "Votre accès a été refait." : "Ton accès a été refait.",
        _ => vous ? "Votre accès a changé." : "Ton accès a changé.",
    };
}

internal sealed class AccessNoticeMapping : IEntityTypeConfiguration<AccessNotice>
{
    public void Configure(EntityTypeBuilder<AccessNotice> notice)
    {
        notice.ToTable("AccessNotices");
        notice.Property(n => n.Kind).HasMaxLength(AccessNotice.KindLength);
        notice.HasIndex(n => new { n.AccountId, n.SeenAt });
        notice.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
        notice.HasOne<Account>().WithMany().HasForeignKey(n => n.ById).OnDelete(DeleteBehavior.SetNull);
    }
}
