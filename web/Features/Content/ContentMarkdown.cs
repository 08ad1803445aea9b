using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChildProtection.Features.Content;

/// <summary>
/// Our Markdown: CommonMark without raw HTML or automatic links, plus « ::: » boxes, <c>[[glossary words]]</c> and
/// <c>{{territory words}}</c>. What the tree may hold is decided by <see cref="PageWriter"/>, which knows a closed list.
/// </summary>
internal static class ContentMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Build();

    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        builder.InlineParsers.Insert(0, new BracketedParser('[', ']', text => new GlossaryInline(text)));
        builder.InlineParsers.Insert(0, new BracketedParser('{', '}', text => new TerritoryInline(text)));
        return builder.Build();
    }
}

/// <summary><c>[[référent|référente]]</c>: a word of the glossary, and the form shown.</summary>
internal sealed class GlossaryInline(string text) : LeafInline
{
    public string Word { get; } = text.Split('|')[0].Trim();
    public string Shown { get; } = text.Split('|')[^1].Trim();
}

/// <summary><c>{{le collectivite}}</c>: a word of the territory.</summary>
internal sealed class TerritoryInline(string expression) : LeafInline
{
    public string Expression { get; } = expression.Trim();
}

/// <summary>Two opening signs, some text on the same line, two closing signs.</summary>
internal sealed class BracketedParser : InlineParser
{
    private readonly char open;
    private readonly char close;
    private readonly Func<string, Inline> make;

    public BracketedParser(char open, char close, Func<string, Inline> make)
    {
        (this.open, this.close, this.make) = (open, close, make);
        OpeningCharacters = [open];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != open) return false;
        var line = slice.Text.AsSpan(slice.Start, slice.Length);
        var lineEnd = line.IndexOfAny('\n', '\r');
        if (lineEnd >= 0) line = line[..lineEnd];

        var end = line.IndexOf([close, close]);
        if (end <= 2 || line[2..end].IsWhiteSpace()) return false;

        processor.Inline = make(line[2..end].ToString());
        slice.Start += end + 2;
        return true;
    }
}
