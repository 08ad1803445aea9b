using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Html;

namespace ChildProtection.Features.Content;

/// <summary>A page of content/, made once for the running territory: a chapter of the booklet, or a page with an address.</summary>
public sealed record ContentPage
{
    /// <summary>Read slowly, aloud or not: words per minute.</summary>
    private const int ReadingPace = 100;

    /// <summary>The file’s name without its number: « qui-fait-quoi ».</summary>
    public required string Slug { get; init; }

    /// <summary>« /livret/qui-fait-quoi ».</summary>
    public required string Address { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required Audience Audience { get; init; }

    public required PageKind Kind { get; init; }
    public required ContentLanguage Language { get; init; }

    /// <summary>The place in the booklet, or among the sheets; 0 for none.</summary>
    public required int Order { get; init; }

    /// <summary>Codes of the editions of the booklet that this chapter is in.</summary>
    public required IReadOnlyList<string> Editions { get; init; }

    /// <summary>Of a practical sheet about one domain.</summary>
    public required LifeDomain? Domain { get; init; }

    /// <summary>Of a translation made of an older French page: it may say what is no longer true.</summary>
    public bool IsBehind { get; init; }

    /// <summary>A name of the sprite « /images/icones.svg ».</summary>
    public required string Icon { get; init; }

    /// <summary>A colour class: « lagune », « violet »…</summary>
    public required string Colour { get; init; }
    public required int Version { get; init; }

    /// <summary>The last change of the words.</summary>
    public required DateOnly Date { get; init; }
    public required DateOnly RereadBefore { get; init; }
    public required IReadOnlyList<Rereading> Rereadings { get; init; }
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The body, without title. The same instance for every reader.</summary>
    public required IHtmlContent Html { get; init; }

    /// <summary>What is said aloud, one sentence each; sentence n is the element « data-phrase="n" », from 1.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>The words of the glossary that this page explains, by slug.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Somebody has read it aloud; null for most pages.</summary>
    public ContentAudio? Audio { get; init; }

    /// <summary>« Livret : Qui fait quoi », as the subject of a question.</summary>
    public string Topic => $"{Kind switch { PageKind.Chapter => "Livret", PageKind.Leaflet => "Fiche", _ => "Page" }}\u00A0: {Title}";

    /// <summary>The line of the file, from 1, of each sentence.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>To read or to listen to; at least 1.</summary>
    public int Minutes => Math.Max(1, (int)Math.Ceiling(Sentences.Sum(Wording.Words) / (double)ReadingPace));

    /// <summary>For the window: the document is French, whatever the language of the page within.</summary>
    public string TitleIn(ContentLanguage shown) => shown == ContentLanguage.French ? Title : $"{Title} ({shown.Name})";

    /// <summary>Who has reread it, or nobody, or too long ago; honest on the day it is asked.</summary>
    public RereadStatus StatusOn(DateOnly today)
    {
        if (Language != ContentLanguage.French && Rereadings.Count == 0) return new RereadStatus("Traduction à relire. La page en français compte.", RereadState.NotYet);
        var last = Rereadings.MaxBy(rereading => rereading.Date);
        if (today > RereadBefore)
            return new RereadStatus($"Ce texte devait être relu avant le {RereadBefore.InWords()}.", RereadState.Expired);
        return last is null
            ? new RereadStatus($"Langage simple. Pas encore relu par {Audience.Rereaders()}.", RereadState.NotYet)
            : new RereadStatus($"Relu par {last.Who}, le {last.Date.InWords()}.", RereadState.Reread);
    }
}

/// <summary>Somebody concerned has reread the page (« relecture »).</summary>
public sealed record Rereading(string Who, DateOnly Date);

public enum RereadState { NotYet, Reread, Expired }

public sealed record RereadStatus(string Text, RereadState State);
