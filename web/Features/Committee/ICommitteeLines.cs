namespace ChildProtection.Features.Committee;

/// <summary>Lines that other features put on « Le comité », for whoever is on that page: numbers, never words.</summary>
public interface ICommitteeLines
{
    Task<IReadOnlyList<CommitteeLine>> LinesAsync();
}

/// <param name="Address">Where it leads; whoever is there may open it.</param>
/// <param name="Title">Two or three words.</param>
/// <param name="Sentence">What is there today.</param>
/// <param name="Icon">A name of the icon sprite.</param>
/// <param name="Colour">Of the row.</param>
public sealed record CommitteeLine(string Address, string Title, string Sentence, string Icon, string Colour);
