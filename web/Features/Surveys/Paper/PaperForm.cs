using System.Globalization;
using ChildProtection.Features.Surveys.Answering;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Paper;

/// <summary>One question of the form, with what was sent for it.</summary>
public sealed class PaperEntry(Question question, IReadOnlyList<Option> options, string words, int number)
{
    public Question Question => question;
    public IReadOnlyList<Option> Options => options;
    public string Legend => $"{number.ToString(CultureInfo.InvariantCulture)}. {words}";
    public string? Answer { get; internal set; }
    public IList<string> Answers { get; internal set; } = [];
    public string? Text { get; internal set; }
    public string? Day { get; internal set; }

    /// <summary>« classement »: what is first, second…</summary>
    public IList<string?> Ranks { get; internal set; } = [.. options.Select(_ => (string?)null)];
}

/// <summary>A whole questionnaire in one form: what was not ticked was passed.</summary>
public sealed class PaperForm(IReadOnlyList<PaperEntry> entries, bool vous)
{
    /// <summary>In the order of the paper; those under a condition too.</summary>
    public IReadOnlyList<PaperEntry> Entries => entries;
    public bool Vous => vous;

    /// <summary>What was sent, question by question; what is wrong, by the name of its field. The form holds it for the next showing.</summary>
    internal (Sheet Sheet, IReadOnlyList<(string Field, string Error)> Errors) Read(IFormCollection form)
    {
        var (sheet, errors) = (Sheet.Empty, new List<(string, string)>());
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var (field, sent) = Sent(form, entry, index);
            var posted = sent.Length == 0 || sent is [Scales.Passed] ? new PostedAnswer([], null) : PostedAnswer.Read(entry.Question, entry.Options, sent, vous);
            if (posted.Error is { } error) errors.Add((field, $"Question {(index + 1).ToString(CultureInfo.InvariantCulture)}\u00A0: {error}"));
            else sheet.Answer(entry.Question.Code, posted.Values!);
        }
        return (sheet, errors);
    }

    private static (string Field, string[] Sent) Sent(IFormCollection form, PaperEntry entry, int index)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{nameof(Entries)}[{index}].");
        if (entry.Question.Kind == QuestionKind.Ranking)
        {
            for (var rank = 0; rank < entry.Ranks.Count; rank++)
                entry.Ranks[rank] = form[string.Create(CultureInfo.InvariantCulture, $"{prefix}{nameof(PaperEntry.Ranks)}[{rank}]")];
            return ($"{prefix}{nameof(PaperEntry.Ranks)}[0]", [.. entry.Ranks.OfType<string>().Where(code => code.Length > 0)]);
        }
        var field = prefix + PostedAnswer.FieldOf(entry.Question);
        var sent = form[field].OfType<string>().Where(value => value.Length > 0).ToArray();
        (entry.Answer, entry.Text, entry.Day, entry.Answers) = (sent.FirstOrDefault(), sent.FirstOrDefault(), sent.FirstOrDefault(), sent);
        return (field, sent);
    }
}
