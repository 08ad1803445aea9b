using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Platform.Verbs.Falc;

/// <summary>« falc check »: what a program can see of the rules of plain French (FALC), in files, folders or the standard input.</summary>
internal sealed class FalcCheckVerb(ContentFolder content, TimeProvider time) : IVerb
{
    public string Name => "falc check";

    public string Help =>
        """
        falc check [--json] [--audience jeune|parent|pro] CHEMIN|-
          Lit un texte en Markdown ou en texte simple et dit ce qui n’est pas facile à lire.
          CHEMIN : un fichier, ou un dossier (ses fichiers .md et .txt, et mots.yaml) ; - : l’entrée standard.
          --audience : pour qui est le texte ; sans lui, le « public » de l’en-tête, sinon des jeunes.
          --json : un tableau de {"rule","severity","file","line","column","text","message","suggestion"}.
          Une exception, avec sa raison, sur la ligne d’avant : <!-- falc: ok F20 la phrase est de la loi -->
          Code : 0 aucune erreur, 1 des erreurs, 2 mauvais usage.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (FalcArguments.Read(arguments, out var problem) is not { } asked)
        {
            await output.WriteLineAsync($"{problem} Aide : falc check --help");
            return VerbRunner.WrongUse;
        }

        FalcInputs inputs;
        try
        {
            inputs = await FalcInputs.ReadAsync(asked.Path, content, Console.OpenStandardInput);
        }
        catch (FalcInputException refused)
        {
            await output.WriteLineAsync(refused.Message);
            return VerbRunner.WrongUse;
        }

        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var reports = inputs.Texts.Select(text => new FalcReport(text, PlainFrenchChecker.Check(text.Text, new CheckOptions
        {
            Reader = text.Reader ?? asked.Reader, IsMarkdown = text.IsMarkdown, IsFragment = text.IsFragment, Glossary = inputs.Glossary, Today = today,
        })));
        var errors = asked.IsJson ? await FalcOutput.WriteJsonAsync(reports, output) : await FalcOutput.WriteLinesAsync(reports, output);
        return errors > 0 ? VerbRunner.Failed : VerbRunner.Done;
    }
}

/// <summary>What « falc check » was asked.</summary>
internal sealed record FalcArguments(string Path, bool IsJson, PlainReader? Reader)
{
    /// <summary>Null, with the reason, for wrong use.</summary>
    public static FalcArguments? Read(IReadOnlyList<string> arguments, out string problem)
    {
        var (path, isJson, reader) = ((string?)null, false, (PlainReader?)null);
        problem = "";
        for (var i = 0; i < arguments.Count; i++)
            switch (arguments[i])
            {
                case "--json":
                    isJson = true;
                    break;
                case "--audience" when i + 1 < arguments.Count && arguments[i + 1] is "jeune" or "parent" or "pro":
                    reader = PlainFrenchChecker.ReaderOf(arguments[++i]);
                    break;
                case "--audience=jeune" or "--audience=parent" or "--audience=pro":
                    reader = PlainFrenchChecker.ReaderOf(arguments[i]["--audience=".Length..]);
                    break;
                case ['-', '-', 'a', 'u', ..]:
                    problem = "--audience veut jeune, parent ou pro.";
                    return null;
                case ['-', _, ..]:
                    problem = $"L’option {arguments[i]} n’existe pas.";
                    return null;
                case var other when path is null && other.Length > 0:
                    path = other;
                    break;
                default:
                    problem = "falc check prend un seul chemin.";
                    return null;
            }
        if (path is not null) return new FalcArguments(path, isJson, reader);
        problem = "Il manque un chemin, ou - pour l’entrée standard.";
        return null;
    }
}
