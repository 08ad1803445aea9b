namespace ChildProtection.Features.Surveys;

/// <summary>Says which young people are asked the surveys made from one questionnaire: contributed by the feature that knows when. Adults are asked as ever.</summary>
public interface IAskedOnly
{
    /// <summary>The questionnaire of the content.</summary>
    string Questionnaire { get; }

    /// <summary>Of these surveys, those that whoever looks is or was asked.</summary>
    /// <param name="surveys">Made from that questionnaire, for young people.</param>
    /// <param name="isOfAudience">Whether whoever looks has the age, the zone and the place that a survey names: for whoever was not named one by one.</param>
    Task<IReadOnlyCollection<Guid>> MineAsync(IReadOnlyCollection<Guid> surveys, Func<Survey, bool> isOfAudience);
}
