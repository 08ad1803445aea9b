using ChildProtection.Features.Content;

namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>The questionnaires that came with the portal, read once when it starts.</summary>
public sealed class QuestionnaireShelf
{
    private const string Folder = "enquetes";

    /// <exception cref="StartRefusedException">A file is wrong; each reason says its line.</exception>
    public QuestionnaireShelf(ContentFolder content)
    {
        var findings = new List<FileFinding>();
        All = Read(content, icons: null, findings);
        if (findings.Count > 0) throw new StartRefusedException([.. findings.Select(finding => finding.ToString())]);
    }

    /// <summary>By the name of their files.</summary>
    public IReadOnlyList<Questionnaire> All { get; }

    public Questionnaire? Find(string code) => All.FirstOrDefault(one => one.Code == code);

    internal static IReadOnlyList<Questionnaire> Read(ContentFolder content, IReadOnlySet<string>? icons, ICollection<FileFinding> findings) =>
        [.. content.Files(Path.Combine("fr", Folder), ".yaml").Select(file => QuestionnaireReader.Read(
            content.Shown(file), Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), icons, findings)).OfType<Questionnaire>()];
}

/// <summary>Part of « content check ».</summary>
internal sealed class QuestionnaireCheck : ICheckedContent
{
    public string Check(ContentFolder content, ContentNames names, IReadOnlyList<string> territories, ICollection<FileFinding> findings) =>
        QuestionnaireShelf.Read(content, names.Icons, findings).Count is var count and > 0 ? $"{count} questionnaire{(count > 1 ? "s" : "")}" : "";
}
