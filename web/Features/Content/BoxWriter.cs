using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace ChildProtection.Features.Content;

/// <summary>Writes the « ::: » boxes: picture beside text, « à retenir », example, help, who is who, question.</summary>
internal sealed class BoxWriter(PageDesk desk, PageWriter page)
{
    private const string Kinds = "image, retenir, exemple, aide, qui, question";

    public void Write(CustomContainer box, int headingLevel)
    {
        if (box.ClosingFencedCharCount == 0) desk.Report(box.Line, $"le bloc « ::: {box.Info} » n’est pas fermé par :::");
        var arguments = (box.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch ((box.Info, arguments))
        {
            case ("image", [var icon]): WritePicture(box, icon, desk.Head.Colour); break;
            case ("image", [var icon, var colour]): WritePicture(box, icon, Colour(box, colour)); break;
            case ("retenir", []): WriteTitled(box, "retenir", "coche", desk.Language.Remember, desk.Head.Colour); break;
            case ("exemple", []): WriteExample(box); break;
            case ("question", []): WriteTitled(box, "demander", "question", desk.IsYoung || desk.Language != ContentLanguage.French ? desk.Language.AskYoung : "Vous pouvez demander\u00A0:", "violet"); break;
            case ("qui", [var term]): WriteWho(box, term, headingLevel); break;
            case ("aide", [var kind]): WriteHelp(box, kind, headingLevel); break;
            case ("image" or "retenir" or "exemple" or "question" or "qui" or "aide", _):
                desk.Report(box.Line, $"« ::: {box.Info} » : il manque un mot, ou il y en a trop");
                break;
            default: desk.Report(box.Line, $"« ::: {box.Info} » n’existe pas ; choix : {Kinds}"); break;
        }
    }

    private void WritePicture(CustomContainer box, string icon, string colour)
    {
        desk.Html.Append($"""<div class="falc {colour}"><span class="pic">{desk.Icon(icon, box.Line)}</span>""");
        WriteBody(box);
        desk.Html.Append("</div>\n");
    }

    private void WriteTitled(CustomContainer box, string cssClass, string icon, string title, string colour)
    {
        desk.Html.Append($"""<div class="{cssClass} {colour}"><strong>{desk.Icon(icon, box.Line)}{title}</strong>""");
        WriteBody(box);
        desk.Html.Append("</div>\n");
    }

    private void WriteExample(CustomContainer box)
    {
        desk.Html.Append($"""<div class="exemple {desk.Head.Colour}">""");
        WriteBody(box);
        desk.Html.Append("</div>\n");
    }

    private void WriteWho(CustomContainer box, string key, int headingLevel)
    {
        if (desk.World.Words.Write($"Le {key}", out var problem) is not { } name)
        {
            desk.Report(box.Line, problem);
            return;
        }
        var term = desk.World.Words.Term(key);
        desk.Say($"{name}.", box.Line);
        desk.Html.Append($"""<div class="falc who {desk.Head.Colour}"><span class="pic">{desk.Icon(IconOf(key), box.Line)}</span><div>""")
            .Append($"""<h{headingLevel} class="who-name" id="{desk.Id(ContentMarkup.Slug(term.Noun))}"><span class="phrase" data-phrase="{desk.Sentences.Count}">""")
            .Append(ContentMarkup.Text(Wording.Typeset(name))).Append($"</span></h{headingLevel}>");
        WriteBody(box);
        desk.Html.Append("</div></div>\n");
    }

    private void WriteHelp(CustomContainer box, string kind, int headingLevel)
    {
        if (!HelpCard.Kinds.Contains(kind, StringComparer.Ordinal))
        {
            desk.Report(box.Line, $"« ::: aide {kind} » n’existe pas ; choix : {string.Join(", ", HelpCard.Kinds)}");
            return;
        }
        desk.Html.Append($"""<div class="help"><div class="falc corail"><span class="pic">{desk.Icon("aide", box.Line)}</span>""");
        WriteBody(box);
        desk.Html.Append("</div>");
        HelpCard.Write(desk.Html, desk.World.Words.Pack, kind, desk.IsYoung, headingLevel, desk.Language);
        desk.Html.Append("</div>\n");
    }

    private void WriteBody(CustomContainer box)
    {
        desk.Html.Append("""<div class="phrases">""");
        foreach (var block in (IEnumerable<Block>)box) page.WriteInside(block);
        desk.Html.Append("</div>");
    }

    private string Colour(CustomContainer box, string colour)
    {
        if (PageHead.Colours.Contains(colour, StringComparer.Ordinal)) return colour;
        desk.Report(box.Line, $"la couleur « {colour} » n’existe pas ; choix : {string.Join(", ", PageHead.Colours)}");
        return desk.Head.Colour;
    }

    /// <summary>People who have their own picture; the others share one.</summary>
    private static string IconOf(string term) => term switch
    {
        "juge" or "avocat" or "mentor" or "referent" => term,
        "assistant_familial" => "famille",
        "instance_jeunes" or "instance_parents" or "conference_familiale" => "cercle",
        "equipe_ase" => "equipe",
        _ => "personnes",
    };
}
