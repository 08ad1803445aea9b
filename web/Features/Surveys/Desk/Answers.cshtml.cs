using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Surveys.Desk;

/// <summary>
/// The sheets of a survey that is not anonymous, for « l’équipe d’animation » that the promise names: without a name when it is
/// confidential, one person at a time with the name when it is not. Each look is written down before anything is shown.
/// </summary>
[Authorize(SurveysAccess.Animation), OfModule(SurveysAccess.Module)]
public sealed class AnswersModel(SurveyDesk desk, ReadSheets sheets) : LoadedPage<Survey>
{
    /// <summary>Fewer confidential sheets are not opened, and none while the survey runs: whoever sees one come would know whose it is.</summary>
    public const int Fewest = 5;

    private const int OnAPage = 10;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    public bool IsNamed => Subject.Mode == SurveyMode.Named;
    public bool MustWait { get; private set; }
    public int Number { get; private set; } = 1;
    public int Count { get; private set; } = 1;
    public IReadOnlyList<ReadSheets.Opened> Sheets { get; private set; } = [];

    protected override async Task<Survey?> LoadAsync() => await desk.FindAsync(Id) is { IsOpened: true, IsAnonymous: false } survey ? survey : null;

    public async Task OnGetAsync()
    {
        var total = await sheets.CountAsync(Id);
        MustWait = !IsNamed && (Subject.ClosedOn is null || total < Fewest);
        if (MustWait || total == 0) return;

        var size = IsNamed ? 1 : OnAPage;
        Count = (total + size - 1) / size;
        Number = Math.Clamp(int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1, 1, Count);
        Sheets = await sheets.OpenAsync(Subject, (Number - 1) * size, size);
    }
}
