using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace ChildProtection.Features.Content;

/// <summary>
/// Writes a page's body. It knows a closed list of things; anything else in the Markdown is a finding and is left out, so a
/// page can hold nothing that was not meant.
/// </summary>
internal sealed class PageWriter(PageDesk desk)
{
    private readonly PhraseWriter phrases = new(desk);
    private bool hasHeading;

    public void Write(MarkdownDocument document)
    {
        var boxes = new BoxWriter(desk, this);
        foreach (var block in document)
        {
            switch (block)
            {
                case HeadingBlock heading: WriteHeading(heading); break;
                case CustomContainer box: boxes.Write(box, hasHeading ? 3 : 2); break;
                case ParagraphBlock or ListBlock:
                    desk.Html.Append("""<div class="phrases">""");
                    WriteInside(block);
                    desk.Html.Append("</div>\n");
                    break;
                default: Refuse(block); break;
            }
        }
    }

    /// <summary>A paragraph or a list, at the root or in a box.</summary>
    public void WriteInside(Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph: phrases.Write(paragraph.Inline, paragraph.Line); break;
            case ListBlock { IsOrdered: false } list: WriteList(list); break;
            default: Refuse(block); break;
        }
    }

    private void WriteHeading(HeadingBlock heading)
    {
        if (heading.Level != 2 || heading.IsSetext) desk.Report(heading.Line, "un titre s’écrit avec ## et rien d’autre");
        hasHeading = true;

        var title = new Phrase(desk, heading.Line);
        title.Add(heading.Inline ?? []);
        title.Check();
        if (!title.Explanations.IsEmpty) desk.Report(heading.Line, "pas de mot expliqué dans un titre");
        desk.Say(title.Text, heading.Line);
        desk.Html.Append($"""<h2 id="{desk.Id(ContentMarkup.Slug(title.Text))}"><span class="phrase" data-phrase="{desk.Sentences.Count}">""")
            .Append(title.Html).Append("</span></h2>\n");
    }

    private void WriteList(ListBlock list)
    {
        desk.Html.Append("""<ul class="points">""");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            desk.Html.Append("<li>");
            foreach (var block in item)
            {
                if (block is ParagraphBlock paragraph) phrases.Write(paragraph.Inline, paragraph.Line, inParagraphs: false);
                else desk.Report(block.Line, "une liste n’a qu’un niveau, et des phrases seulement");
            }
            desk.Html.Append("</li>");
        }
        desk.Html.Append("</ul>\n");
    }

    private void Refuse(Block block)
    {
        if (block is BlankLineBlock or LinkReferenceDefinitionGroup) return;
        desk.Report(block.Line, block switch
        {
            ListBlock => "pas de liste avec des numéros",
            CustomContainer => "pas de bloc ::: dans un bloc :::",
            CodeBlock => "pas de code, et pas d’espaces au début d’une ligne",
            QuoteBlock => "pas de citation",
            ThematicBreakBlock => "pas de ligne de séparation",
            HeadingBlock => "pas de titre dans un bloc :::",
            _ => "cette écriture n’est pas prévue",
        });
    }
}
