using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>
/// The questions of a survey, for every public at once (« content/fr/enquetes »). An opened survey keeps its own frozen copy
/// of it, as a versioned text (<see cref="Freeze"/>).
/// </summary>
public sealed record Questionnaire
{
    /// <summary>The shape of the frozen text; a later shape reads the older ones.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The name of its file: « mon-lieu-de-vie ».</summary>
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>What it is for, in one sentence.</summary>
    public required string Purpose { get; init; }
    public string? Source { get; init; }

    /// <summary>Proposed; whoever opens the survey may choose another.</summary>
    public SurveyMode Mode { get; init; }

    /// <summary>Codes of <see cref="Public"/>.</summary>
    public required IReadOnlyList<string> Publics { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public int Minutes { get; init; }

    /// <summary>Why young people are asked for more than ten minutes; null when they are not.</summary>
    public string? WhyLong { get; init; }

    /// <summary>« Préparée avec les jeunes », said by whoever opens it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMadeWithYoungPeople { get; init; }

    /// <summary>Grows at each change of a survey in preparation; whoever saves over another one’s change is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Revision { get; init; }

    /// <summary>How many days after closing the return is owed, and by whom (a term of the territory pack).</summary>
    public int ReturnDays { get; init; }
    public required string ReturnWho { get; init; }
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The only tables that will ever be counted.</summary>
    public required IReadOnlyList<DeclaredTable> Tables { get; init; }

    [JsonIgnore]
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    public string Freeze() => JsonSerializer.Serialize(this, Json);

    /// <summary>What <see cref="Freeze"/> wrote.</summary>
    public static Questionnaire Thaw(string text) => JsonSerializer.Deserialize<Questionnaire>(text, Json) is { Format: CurrentFormat } read
        ? read : throw new InvalidOperationException("The frozen questions have a format that this version does not read.");
}

/// <param name="Title">Short: « Ma chambre ».</param>
/// <param name="Questions">In their order.</param>
public sealed record Section(string Title, IReadOnlyList<Question> Questions);

/// <summary>A table declared before anybody answers.</summary>
/// <param name="Code">« t1 ».</param>
/// <param name="Question">Whose answers are the rows.</param>
/// <param name="By">« public », « zone », « age », the code of another question, or null.</param>
public sealed record DeclaredTable(string Code, string Question, string? By)
{
    public const string ByPublic = "public";
    public const string ByZone = "zone";
    public const string ByAge = "age";
}

/// <summary>How the answers are kept; the sentence people read is made from it (<see cref="SurveyPromise"/>).</summary>
public enum SurveyMode
{
    /// <summary>« Anonyme »: nobody can find who answered what.</summary>
    Anonymous,

    /// <summary>« Confidentiel »: kept with the account, shown without a name.</summary>
    Confidential,

    /// <summary>« Nominatif »: shown with the name.</summary>
    Named,
}
