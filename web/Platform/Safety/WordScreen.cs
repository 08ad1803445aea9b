namespace ChildProtection.Platform.Safety;

/// <summary>What a text may say that somebody must read first (reference SAFE-06, SAFE-08, SAFE-22). No verdict: a reason to hold it and to look.</summary>
[Flags]
public enum WordRisk
{
    None = 0,

    /// <summary>« on me frappe », « j’ai peur de rentrer »: explicit danger.</summary>
    Danger = 1,

    /// <summary>« je veux mourir », « je me coupe ».</summary>
    SelfHarm = 2,

    /// <summary>Threats, insults, harassment.</summary>
    Violence = 4,

    /// <summary>Sexual violence, requests for pictures, money or presents for meetings.</summary>
    Sexual = 8,

    /// <summary>Telephone, e-mail, handle, address.</summary>
    Contact = 16,

    /// <summary>« viens sur snap »: somewhere nobody accompanies.</summary>
    Elsewhere = 32,

    /// <summary>« ne dis rien à personne », presents, meetings alone.</summary>
    Secrecy = 64,
}

/// <summary>Reads a French text as young people write it; keeps and sends nothing.</summary>
/// <remarks>
/// Words are made alike (<see cref="SaidWords"/>), what is only a manner of speaking is set aside (« mort de rire »), then all phrases are
/// looked for at once (<see cref="PhraseAutomaton"/>): one step a word, whatever the text. Three choices, on purpose.
/// A negation does not silence: « je ne veux pas mourir » speaks of dying, and somebody reads it. Only fear that is denied
/// (« j’ai pas peur ») says nothing. In a sentence about a story (« dans le film, il meurt ») what others do there is left alone, but
/// what somebody wants for themselves is not (phrases that begin with « ! »), nor what is done to them: « il me frappe » is left alone only
/// « dans le film », never beside it, and « mon père me frappe » never. The lists are « Data/*.txt », to be read and corrected by people
/// who work with the young; tests/Safety measures them against a corpus of which a third was never looked at.
/// </remarks>
public static class WordScreen
{
    /// <summary>What may tell of somebody’s own pain: warm words come first.</summary>
    public const WordRisk Caring = WordRisk.Danger | WordRisk.SelfHarm | WordRisk.Sexual;

    /// <summary>What somebody must be told of at once, whatever else is decided; harassment and secrets that are asked for have an hour, danger a quarter of one (SAFE-08, SAFE-21).</summary>
    public const WordRisk Alarming = Caring | WordRisk.Violence | WordRisk.Secrecy;

    private static readonly Lazy<PhraseAutomaton> Manners = new(() => ScreenData.Phrases("manieres"));
    private static readonly Lazy<PhraseAutomaton> Risky = new(() => ScreenData.Phrases("phrases"));
    private static readonly Lazy<HashSet<string>> Stories = new(() => ScreenData.Words("histoires", ""));
    private static readonly Lazy<HashSet<string>> Frames = new(() => ScreenData.Words("histoires"));
    private static readonly HashSet<string> Self = ["me", "ma", "mas", "mont", "mon", "mes", "je", "moi", "nous", "notre"];

    /// <summary>Those who are in no story that is told with « me ».</summary>
    private static readonly HashSet<string> Near = ScreenData.Alike(
        "pere", "mere", "papa", "maman", "parents", "daron", "daronne", "oncle", "tonton", "tante", "tata", "frere", "soeur", "cousin", "copain", "copine", "voisin", "educ", "educateur", "educatrice", "moniteur", "surveillant", "veilleur");

    /// <summary>« dans » and a story no further than this, in words.</summary>
    private const int FrameReach = 3;

    /// <summary>In place of a « dans » that opens a story; no word has this sign.</summary>
    private const string Opening = ">";

    /// <summary>All that it may say; <see cref="WordRisk.None"/> for most texts. Any length; in a time that grows as the text does.</summary>
    public static WordRisk Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ContactSigns.In(text);
        var words = SaidWords.Of(text);
        if (words.Count == 0) return found;
        Manners.Value.Each(words, static (said, phrase, end) =>
        {
            for (var at = end - phrase.Length + 1; at <= end; at++) said[at] = SaidWords.SetAside;
        });
        var (stories, tales, framed) = (Told(words, Stories.Value.Contains), Told(words, Frames.Value.Contains), Framed(words));
        Risky.Value.Each(words, (said, phrase, end) =>
        {
            if (phrase.IsStrong || !IsOfStory(said, phrase, end, stories, tales, framed)) found |= phrase.Risk;
        });
        return found;
    }

    /// <summary>Whether a phrase only tells what happens in a story or a game.</summary>
    private static bool IsOfStory(List<string> words, PhraseAutomaton.Phrase phrase, int end, bool[] stories, bool[] tales, bool[] framed)
    {
        if ((phrase.Risk & (WordRisk.Danger | WordRisk.Sexual)) == WordRisk.None) return tales[end];
        var (isSelf, isNear) = (false, false);
        for (var at = end - phrase.Length + 1; at <= end; at++)
        {
            isSelf |= Self.Contains(words[at]);
            isNear |= Near.Contains(words[at]);
        }
        return isSelf ? !isNear && framed[end] : stories[end];
    }

    /// <summary>For each word, whether its sentence says « dans le film », « dans ce jeu ».</summary>
    private static bool[] Framed(List<string> words)
    {
        var marked = new List<string>(words);
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] != "dans") continue;
            for (var next = at + 1; next <= at + FrameReach && next < words.Count && words[next] != SaidWords.Stop; next++)
                if (Frames.Value.Contains(words[next])) marked[at] = Opening;
        }
        return Told(marked, word => word == Opening);
    }

    /// <summary>For each word, whether its sentence has one of these.</summary>
    private static bool[] Told(List<string> words, Func<string, bool> isOne)
    {
        var told = new bool[words.Count];
        for (var start = 0; start < words.Count;)
        {
            var end = words.IndexOf(SaidWords.Stop, start);
            if (end < 0) end = words.Count;
            var isTold = false;
            for (var at = start; at < end && !isTold; at++) isTold = isOne(words[at]);
            if (isTold) Array.Fill(told, true, start, end - start);
            start = end + 1;
        }
        return told;
    }
}
