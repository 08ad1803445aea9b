using System.Text.Json;

namespace ChildProtection.Features.Proposals;

/// <summary>What an idea says: sealed as one, with its author’s key.</summary>
/// <param name="Title">Short; empty until one is written or made of the pictures.</param>
/// <param name="Text">The idea itself; empty for pictures and drawings. Of a voice message, what a facilitator typed word for word.</param>
public sealed record ProposalWords(string Title, string Text)
{
    /// <summary>In characters.</summary>
    public const int TitleLength = 80;

    /// <inheritdoc cref="TitleLength"/>
    public const int TextLength = 800;

    public static readonly ProposalWords Empty = new("", "");

    /// <summary>« Ce que je veux », in pictures; null for other ways of telling.</summary>
    public ProposalWish? Wish { get; init; }

    /// <summary>Codes of <see cref="ProposalPictures.Things"/>.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    public IEnumerable<ProposalThing> Pictures => Things.Select(ProposalPictures.Find).OfType<ProposalThing>();

    /// <summary>The title, or one made of the theme.</summary>
    public string TitleOr(ProposalTheme theme) => Title.Length > 0 ? Title : Wish is { } wish && Things.Count > 0 ? ProposalPictures.Title(wish, Pictures) : ProposalPictures.Title(theme);

    public string Freeze() => JsonSerializer.Serialize(this);

    public static ProposalWords Thaw(string frozen) => JsonSerializer.Deserialize<ProposalWords>(frozen) ?? throw new InvalidDataException("These are no words of an idea.");
}
