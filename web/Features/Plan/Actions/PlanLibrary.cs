using ChildProtection.Features.Content;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>The plan of this instance's territory, read when it starts. A mistake in its file stops the start.</summary>
public sealed class PlanLibrary
{
    /// <exception cref="StartRefusedException">The file is wrong; each reason says its file and line.</exception>
    public PlanLibrary(ContentFolder content, TerritoryPack pack)
    {
        var findings = new List<FileFinding>();
        Current = new PlanReader(content, findings, isReread: false).Read(pack.Code);
        if (findings.Any(finding => !finding.IsWarning)) throw new StartRefusedException([.. findings.Where(finding => !finding.IsWarning).Select(finding => finding.ToString())]);
    }

    public TerritoryPlan Current { get; }
}

/// <summary>The part of « content check » about plans.</summary>
internal sealed class CheckedPlans : ICheckedContent
{
    public string Check(ContentFolder content, ContentNames names, IReadOnlyList<string> territories, ICollection<FileFinding> findings)
    {
        var files = content.Files(PlanReader.Folder, ".yaml");
        if (files.Count == 0) return "";
        var there = files.Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        foreach (var alone in there.Except(territories, StringComparer.Ordinal)) findings.Add(new FileFinding($"content/{PlanReader.Folder}/{alone}.yaml", 1, $"le territoire « {alone} » n’existe pas"));
        foreach (var missing in territories.Except(there, StringComparer.Ordinal)) findings.Add(new FileFinding($"content/{PlanReader.Folder}/{missing}.yaml", 1, "le fichier n’est pas là", IsWarning: true));
        var actions = there.Sum(territory => new PlanReader(content, findings).Read(territory).Actions.Count());
        return $"{actions} action{(actions > 1 ? "s" : "")} de schéma";
    }
}
