using System.Text;
using Markdig.Syntax.Inlines;

namespace ChildProtection.Features.Content;

/// <summary>Writes sentences: one line of the source is one sentence, one « phrase » on the page and one to listen to.</summary>
internal sealed class PhraseWriter(PageDesk desk)
{
    /// <summary>
    /// The lines of a paragraph; each is an element, and after it come the explanations of its words. A list item is a block
    /// already, so inside it no paragraph is needed.
    /// </summary>
    public void Write(ContainerInline? content, int line, bool inParagraphs = true)
    {
        var open = false;
        foreach (var phrase in Lines(content))
        {
            var spoken = new Phrase(desk, line);
            spoken.Add(phrase);
            spoken.Check();
            desk.Say(spoken.Text, line++);

            if (inParagraphs && !open) desk.Html.Append("<p>");
            open = true;
            desk.Html.Append($"""<span class="phrase" data-phrase="{desk.Sentences.Count}">""").Append(spoken.Html).Append("</span>\n");
            if (spoken.Explanations.IsEmpty) continue;

            if (inParagraphs) desk.Html.Append("</p>");
            open = false;
            desk.Html.Append(spoken.Explanations);
        }
        if (inParagraphs && open) desk.Html.Append("</p>");
    }

    private static IEnumerable<List<Inline>> Lines(ContainerInline? content)
    {
        var line = new List<Inline>();
        foreach (var inline in content ?? [])
        {
            if (inline is not LineBreakInline)
            {
                line.Add(inline);
                continue;
            }
            if (line.Count > 0) yield return line;
            line = [];
        }
        if (line.Count > 0) yield return line;
    }
}

/// <summary>One sentence being written: as HTML, as plain text, and as its author counts its words.</summary>
internal sealed class Phrase(PageDesk desk, int line)
{
    private const string NoTags = "pas de balise HTML";

    private readonly StringBuilder text = new();
    private readonly StringBuilder counted = new();

    public HtmlText Html { get; } = new();

    /// <summary>The words explained, to stand after the sentence.</summary>
    public HtmlText Explanations { get; } = new();
    public string Text => Wording.Typeset(text.ToString().Trim());

    public void Add(IEnumerable<Inline> inlines)
    {
        foreach (var inline in inlines) AddOne(inline);
    }

    /// <summary>
    /// The length is refused on what the author wrote, where a territory's word counts for one: its official name is not the
    /// author's. With that name the sentence may still be too long to read well: then it is a warning.
    /// </summary>
    public void Check()
    {
        if (Wording.HasStraightApostrophe(counted.ToString())) desk.Report(line, Wording.StraightApostrophe);
        var written = Wording.LongestSentence(counted.ToString());
        var read = Wording.LongestSentence(Text);
        if (written > Wording.MostWords) desk.Report(line, $"phrase de {written} mots : {Wording.MostWords} au plus");
        else if (written > Wording.GoodWords) desk.Report(line, $"phrase de {written} mots : mieux vaut {Wording.GoodWords} au plus", isWarning: true);
        else if (read > Wording.MostWords)
            desk.Report(line, $"phrase de {read} mots avec les noms de « {desk.World.Words.Pack.Code} » : mieux vaut moins", isWarning: true);
    }

    private void AddOne(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: AddText(literal.Content.ToString()); break;
            case HtmlEntityInline entity: AddText(entity.Transcoded.ToString()); break;
            case LineBreakInline: AddText(" "); break;
            case GlossaryInline word: AddWord(word); break;
            case TerritoryInline word: AddTerritory(word); break;
            case EmphasisInline { DelimiterCount: 2 } bold: Wrap("<strong>", bold, "</strong>"); break;
            case LinkInline { IsImage: false } link: AddLink(link); break;
            case ContainerInline other: Refuse(other); Add(other); break;
            default: Refuse(inline); break;
        }
    }

    private void AddText(string words)
    {
        if (words.Contains("{{", StringComparison.Ordinal) || words.Contains("[[", StringComparison.Ordinal))
            desk.Report(line, "{{ ou [[ n’est pas fermé");
        if (LooksLikeTag(words)) desk.Report(line, NoTags);
        text.Append(words);
        counted.Append(words);
        Html.Append(ContentMarkup.Text(Wording.Typeset(words)));
    }

    private void AddTerritory(TerritoryInline word)
    {
        if (desk.World.Words.Write(word.Expression, out var problem) is not { } written)
        {
            desk.Report(line, problem);
            return;
        }
        text.Append(written);
        counted.Append("mot");
        Html.Append(ContentMarkup.Text(Wording.Typeset(written)));
    }

    private void AddWord(GlossaryInline inline)
    {
        text.Append(inline.Shown);
        counted.Append(inline.Shown);
        if (LooksLikeTag(inline.Shown)) desk.Report(line, NoTags);
        if (desk.World.Glossary.Find(inline.Word) is not { } word)
        {
            desk.Report(line, $"le mot « {inline.Word} » n’est pas dans mots.yaml");
            Html.Append(ContentMarkup.Text(inline.Shown));
            return;
        }
        if (!desk.Explain(word))
        {
            desk.Report(line, $"« {word.Word} » est déjà expliqué plus haut sur la page", isWarning: true);
            Html.Append(ContentMarkup.Text(inline.Shown));
            return;
        }

        var id = desk.Id("mot");
        var (shown, name) = (ContentMarkup.Text(inline.Shown), ContentMarkup.Text(word.Word));
        Html.Append($"""<span class="word">{shown}<button type="button" class="word-q" data-mot="{word.Slug}" aria-expanded="true" aria-controls="{id}">""")
            .Append($"""<span aria-hidden="true">?</span><span class="sr">C’est quoi, {name}&#160;?</span></button></span>""");
        Explanations.Append($"""<p class="explain" id="{id}"><strong>{name}</strong>&#160;: {ContentMarkup.Text(word.For(desk.Head.Audience))}</p>""");
    }

    private void AddLink(LinkInline link)
    {
        var target = desk.World.Links.Check(link.Url ?? "", out var problem);
        if (problem.Length > 0) desk.Report(line, problem);
        if (target == LinkTarget.Refused)
        {
            Add(link);
            return;
        }

        var away = target == LinkTarget.Elsewhere;
        Wrap($"<a href=\"{ContentMarkup.Text(link.Url!)}\"{(away ? " rel=\"external noreferrer\"" : "")}>", link,
            away ? """ <span class="elsewhere">(autre site)</span></a>""" : "</a>");
    }

    private void Wrap(string before, ContainerInline inside, string after)
    {
        Html.Append(before);
        Add(inside);
        Html.Append(after);
    }

    private void Refuse(Inline inline) => desk.Report(line, inline switch
    {
        EmphasisInline => "pas d’italique",
        LinkInline => "pas d’image dans le texte : utilisez ::: image",
        CodeInline => "pas de code",
        _ => "cette écriture n’est pas prévue",
    });

    private static bool LooksLikeTag(string words)
    {
        var at = words.IndexOf('<', StringComparison.Ordinal);
        return at >= 0 && at + 1 < words.Length && (char.IsAsciiLetter(words[at + 1]) || words[at + 1] is '/' or '!');
    }
}
