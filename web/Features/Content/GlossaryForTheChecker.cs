using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Features.Content;

/// <summary>The words of « /mots », for the checker of plain French; made again when the content is.</summary>
internal sealed class GlossaryForTheChecker(ContentLibrary library) : IExplainedWords
{
    private Glossary? made;
    private PlainGlossary? words;

    public PlainGlossary Words
    {
        get
        {
            var glossary = library.Current.Glossary;
            if (words is { } known && ReferenceEquals(made, glossary)) return known;
            var fresh = new PlainGlossary(glossary.Words.Select(word => (word.Word, word.Forms.Concat(word.Acronym is null ? [] : [word.Acronym]))));
            (made, words) = (glossary, fresh);
            return fresh;
        }
    }
}
