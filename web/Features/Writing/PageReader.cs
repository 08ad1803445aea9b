using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>Somebody who rereads, and how the page will name them.</summary>
public sealed class PageReader : IRereader
{
    public const int NameLength = 60;

    private PageReader() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid RereadingId { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset JoinedAt { get; private init; }
    public ReaderName ShownAs { get; private set; }

    /// <summary>The name as everybody will read it; null while it stays hidden.</summary>
    public string? ShownName { get; private set; }

    /// <summary>What the page says in place of a name that was taken back; null for older ones.</summary>
    public ReaderKind? Kind { get; private set; }

    /// <summary>When this reader said « j’ai fini ».</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Of the sentences this reader found hard or wrote otherwise, how many changed; null until the page is published.</summary>
    public int? Changed { get; private set; }

    /// <summary>When this reader saw what became of it.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public static PageReader Join(Guid id, Guid rereadingId, Guid accountId, ReaderKind? kind, DateTimeOffset now) =>
        new() { Id = id, RereadingId = rereadingId, AccountId = accountId, Kind = kind, JoinedAt = now };

    /// <summary>Done, and named like this (no name: hidden).</summary>
    public void Finish(ReaderName shownAs, string? name, DateTimeOffset now) =>
        (ShownAs, ShownName, FinishedAt) = (shownAs, shownAs == ReaderName.Hidden ? null : name, now);

    /// <summary>Was expected as this.</summary>
    public void Come(ReaderKind kind) => Kind = kind;

    /// <summary>No name any more; the page says what this reader is. No name already: nothing.</summary>
    /// <param name="kind">Of older readers, whose kind nobody wrote down.</param>
    public void HideName(ReaderKind? kind)
    {
        if (ShownName is not null) (ShownAs, ShownName, Kind) = (ReaderName.TakenBack, null, Kind ?? kind);
    }

    public void Tell(int changed) => Changed = changed;

    public void See(DateTimeOffset now) => SeenAt ??= now;
}

/// <summary>How a reader is named on the page.</summary>
public enum ReaderName
{
    Hidden,
    FirstName,
    Pseudonym,

    /// <summary>Shown once, then taken back: the page says « un jeune du comité ».</summary>
    TakenBack,
}
