using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChildProtection.Platform.Yaml;

/// <summary>A YAML text and where it comes from, so that each finding says « file:line »; the text may begin after some lines (front matter).</summary>
internal sealed class YamlFile(string name, ICollection<FileFinding> findings, int linesBefore = 0)
{
    /// <summary>False once the text turned out not to be YAML; the reason is among the findings.</summary>
    public bool IsReadable { get; private set; } = true;

    public void Report(int line, string message) => findings.Add(new FileFinding(name, line, message));

    public int LineOf(YamlNode node) => (int)node.Start.Line + linesBefore;

    public YamlNode? Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            var yaml = new YamlStream();
            yaml.Load(parser);
            return yaml.Documents.Count > 0 ? yaml.Documents[0].RootNode : null;
        }
        catch (YamlException mistake)
        {
            IsReadable = false;
            Report((int)mistake.Start.Line + linesBefore, mistake.Message.StartsWith("Duplicate key", StringComparison.Ordinal)
                ? $"la clé « {mistake.Message["Duplicate key".Length..].Trim()} » est écrite deux fois"
                : $"ce n’est pas du YAML lisible ({mistake.Message})");
            return null;
        }
        catch (InvalidOperationException) // YamlDotNet 16 has no message of its own for a list that is never closed
        {
            IsReadable = false;
            Report((int)(parser.Current?.End.Line ?? 1) + linesBefore, "ce n’est pas du YAML lisible : un [ ou un { n’est pas fermé");
            return null;
        }
    }
}
