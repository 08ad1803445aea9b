using System.Globalization;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules on the markup and the front matter: 1, 5, 37, 49, 55, 57, 75, 82, 86, 87, 88.</summary>
internal sealed class PageMarks(Notes notes)
{
    private static readonly string[] Vague = ["ici", "cliquez ici", "clique ici", "en savoir plus", "lire la suite", "plus d’infos", "plus d'infos", "plus d’informations", "lien", "ce lien", "suivre ce lien", "voir", "cliquez", "clic ici", "cliquer ici", "là", "par ici", "savoir plus", "voir plus", "lire plus", "page", "cette page"];
    private static readonly string[] Files = [".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip", ".mp3", ".mp4"];

    private readonly TextDocument document = notes.Document;

    public void Check()
    {
        Markup();
        Links();
        if (document.Head is { } head) Head(head);
        SoftHyphens();
    }

    private void Markup()
    {
        foreach (var mark in document.Markup)
            switch (mark.Kind)
            {
                case MarkupKind.Italic:
                    notes.Error(PlainRules.Italic, mark.Start, mark.End, "Pas d’italique : les lettres penchées sont difficiles à lire.", document.Excerpt(mark.Start, mark.End).Trim('*', '_'));
                    break;
                case MarkupKind.Footnote:
                    notes.Error(PlainRules.Footnote, mark.Start, mark.End, "Pas de note : dites-le dans le texte.");
                    break;
                case MarkupKind.Break:
                    notes.Say(PlainRules.LongLine, mark.Start, mark.End, "Pas de retour à la ligne forcé : une phrase, une ligne.");
                    break;
                case MarkupKind.Tag:
                    notes.Error(PlainRules.SpecialSigns, mark.Start, mark.End, "Pas de balise dans le texte.");
                    break;
            }
    }

    private void Links()
    {
        var targets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var link in document.Links)
        {
            if (link.IsBare)
            {
                if (!link.Target.Contains('@'))
                    notes.Error(PlainRules.Link, link.Start, link.End, "Pas d’adresse de site dans le texte : faites un lien avec des mots.");
                continue;
            }
            var text = document.Source[link.TextStart..link.TextEnd].Trim().Trim('*', '.', '!', '»', '«', '\u00A0').ToLowerInvariant();
            if (Vague.Contains(text, StringComparer.Ordinal))
                notes.Error(PlainRules.Link, link.Start, link.End, "Le lien ne dit pas où il mène : écrivez le nom de la page.");
            else if (text.Length > 0 && targets.TryGetValue(text, out var other) && other != link.Target)
                notes.Warn(PlainRules.Link, link.Start, link.End, "2 liens ont les mêmes mots et mènent à 2 endroits.");
            else if (text.Length > 0) targets[text] = link.Target;
            File(link, text);
        }
    }

    private void File(LinkMark link, string text)
    {
        var path = link.Target.Split('?', '#')[0];
        var ending = Array.Find(Files, file => path.EndsWith(file, StringComparison.OrdinalIgnoreCase));
        if (ending is not null && !text.Contains(ending[1..3], StringComparison.OrdinalIgnoreCase) && !text.Contains("fichier", StringComparison.OrdinalIgnoreCase))
            notes.Warn(PlainRules.Outside, link.Start, link.End, "Le lien ouvre un fichier : dites-le, avec sa sorte et son poids.", $"{document.Source[link.TextStart..link.TextEnd]}, fichier {ending[1..].ToUpperInvariant()}");
        else if (ending is null && link.Target.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !text.Contains("site", StringComparison.OrdinalIgnoreCase))
            notes.Say(PlainRules.Outside, link.Start, link.End, "Le lien mène à un autre site : dites-le.", $"{document.Source[link.TextStart..link.TextEnd]}, autre site");
    }

    private void Head(FrontMatter head)
    {
        var (start, end) = head.Place("public");
        if (!head.Has("public")) notes.Warn(PlainRules.Readers, 0, FrontMatter.Fence.Length, "Dites pour qui est la page : « public: jeunes », « parents », « mentors » ou « pros ».");
        else if (PlainFrenchChecker.ReaderOf(head.Value("public")) is null) notes.Warn(PlainRules.Readers, start, end, "Ce public n’est pas connu : jeunes, parents, mentors, pros ou tous.");

        (start, end) = head.Place("relecture");
        if (head.Rereadings.Count == 0) notes.Say(PlainRules.Rereading, start, end, "Personne n’a encore relu cette page : elle doit dire « À relire ».");
        foreach (var rereading in head.Rereadings.Where(rereading => rereading.Who.Length == 0 || !DateOnly.TryParseExact(rereading.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            notes.Error(PlainRules.RereadingDate, start, end, "Une relecture dit qui a relu, et quand.", "relecture: [{qui: \"Lina, 17 ans\", date: 2026-11-22}]");
        if (document.Options.Today is { } today && DateOnly.TryParseExact(head.Value("relire_avant"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var before) && before < today)
        {
            (start, end) = head.Place("relire_avant");
            notes.Warn(PlainRules.RereadingDate, start, end, "La date pour relire est passée.");
        }
        (start, end) = head.Place("logo");
        if (head.Value("logo") is "true" or "oui" && head.Rereadings.Count == 0) notes.Error(PlainRules.Logo, start, end, "Pas de logo sans relecture par une personne concernée.");
        (start, end) = head.Place("type");
        if (head.Value("type") is "droit" or "décision" or "decision" or "formulaire" && !head.Has("texte_complet"))
            notes.Error(PlainRules.FullText, start, end, "Le texte facile s’ajoute au texte complet : donnez son adresse avec « texte_complet: ».");
    }

    private void SoftHyphens()
    {
        for (var at = document.Source.IndexOf('\u00AD', StringComparison.Ordinal); at >= 0; at = document.Source.IndexOf('\u00AD', at + 1))
            notes.Error(PlainRules.WordBreak, at, at + 1, "Un mot ne se coupe pas : enlevez le trait d’union caché.");
        foreach (var block in document.Blocks)
            for (var i = block.FirstAtom; i + 1 < block.LastAtom; i++)
                if (document.AtomAt(i) is { Text: "-", Marks: var marks } hyphen && (marks & AtomMarks.Glued) != AtomMarks.None && document.AtomAt(i + 1).Has(AtomMarks.FirstOnLine) && i > block.FirstAtom && document.AtomAt(i - 1).IsWord)
                    notes.Error(PlainRules.WordBreak, hyphen.Start, hyphen.End, "Un mot ne se coupe pas en fin de ligne.");
    }
}
