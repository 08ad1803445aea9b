namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>« Vérifier le tirage »: does the draw again from what is published, and says yes or no. For anybody: numbers only.</summary>
[AllowAnonymous, OfModule(CommitteeAccess.Module)]
public sealed class VerifyModel(ReadDraws draws) : LoadedPage<ReadDraws.Shown>
{
    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>Of the draw; the last when it is not said.</summary>
    [FromQuery]
    public Guid? Tirage { get; set; }

    public Body Body => Subject.Body;

    /// <summary>The secret is the one that was locked.</summary>
    public bool KeepsPromise => Subject is { Call: { } call, Record: { } record } && record.KeepsPromise(call.Commitment);

    /// <summary>The same numbers come out.</summary>
    public bool ComesOutAgain => Subject.Record?.ComesOutAgain() == true;

    /// <summary>A group’s numbers as chance ordered them, each with the beginning of its code and what it got.</summary>
    public static IEnumerable<(string Number, string Code, string Result)> Lines(DrawRecord record, DrawGroup group)
    {
        var seed = record.Seed();
        return group.Numbers.Select(number => (number, Code: FairDraw.CodeOf(seed, number))).OrderBy(one => one.Code, StringComparer.Ordinal).Select(one => (one.number, one.Code[..8],
            record.Result.Drawn.Contains(one.number) ? "Une place" : record.Result.Waiting.Index().FirstOrDefault(waiting => waiting.Item == one.number) is (var before, not null) ? $"Remplaçant {before + 1}" : "Pas cette fois"));
    }

    protected override Task<ReadDraws.Shown?> LoadAsync() => draws.FindAsync(Code, Tirage);

    public void OnGet() { }
}
