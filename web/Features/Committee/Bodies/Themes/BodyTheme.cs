namespace ChildProtection.Features.Committee.Bodies.Themes;

/// <summary>Where a theme stands.</summary>
public enum ThemeState
{
    /// <summary>A facilitator reads it first.</summary>
    Held,

    /// <summary>Back to its author, with a word.</summary>
    Returned,

    /// <summary>The body's: its author is no more on it.</summary>
    Published,
}

/// <summary>
/// « Ce dont nous voulons parler »: one line of a body's list of the year. A member writes it, sealed with their key; a facilitator reads it and
/// publishes it, from then on nobody's, or gives it back with a word. Members raise a hand for what is published.
/// </summary>
public sealed class BodyTheme
{
    public const int TextLength = 160;
    public const int WordLength = 300;

    /// <summary>Of one author, before they are published.</summary>
    public const int MostOfOne = 5;

    /// <summary>Shown of one body and year.</summary>
    public const int Most = 60;

    private BodyTheme() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }

    /// <summary>Whoever wrote it; null once it is published.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Sealed with the author's key, then with nobody's.</summary>
    public byte[] Text { get; private set; } = [];
    public ThemeState State { get; private set; }

    /// <summary>What it came back with, sealed with the author's key.</summary>
    public byte[]? Word { get; private set; }

    /// <summary>Of the list it is on: when it was written, then when it was published.</summary>
    public int Year { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public Guid SubmissionKey { get; private init; }

    /// <summary>Whose key opens the text.</summary>
    public Guid Sealer => AuthorId ?? Vault.Nobody;

    public static BodyTheme Write(Guid id, Guid bodyId, Guid authorId, byte[] text, int year, Guid submissionKey, DateTimeOffset now) =>
        new() { Id = id, BodyId = bodyId, AuthorId = authorId, Text = text, Year = year, SubmissionKey = submissionKey, ChangedAt = now };

    /// <summary>Under the body's name. Somebody dealt with it: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="text">The same words, sealed with nobody's key.</param>
    /// <param name="year">Of the list it comes on.</param>
    /// <param name="now">The instant.</param>
    public void Publish(byte[] text, int year, DateTimeOffset now)
    {
        MustBeHeld();
        (AuthorId, Text, State, Year, ChangedAt) = (null, text, ThemeState.Published, year, now);
    }

    /// <summary>Back to its author, with a word.</summary>
    public void Return(byte[] word, DateTimeOffset now)
    {
        MustBeHeld();
        (State, Word, ChangedAt) = (ThemeState.Returned, word, now);
    }

    private void MustBeHeld()
    {
        if (State != ThemeState.Held) throw new BrokenRuleException("Quelqu’un s’en est occupé depuis. Ouvrez encore la page.");
    }
}

/// <summary>« À main levée »: a member would like to talk of it. The number is shown, never who.</summary>
public sealed class ThemeHand
{
    public required Guid ThemeId { get; init; }
    public required Guid SeatId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Themes that their author erased: a restored backup loses them again.</summary>
internal sealed class ErasableThemes : IErasableRows
{
    public const string Code = "body-theme";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.BodyThemes.Where(theme => ids.Contains(theme.Id)).Select(theme => theme.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.BodyThemes.Where(theme => ids.Contains(theme.Id)).ExecuteDeleteAsync();
}
