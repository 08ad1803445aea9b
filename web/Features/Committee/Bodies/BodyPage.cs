namespace ChildProtection.Features.Committee.Bodies;

/// <summary>A page of one body, by its code: for its members and its facilitators, and for nobody else.</summary>
public abstract class BodyPage(BodyDesk desk) : LoadedPage<MyBody>
{
    /// <summary>Of the body.</summary>
    [FromRoute]
    public string Code { get; set; } = "";

    public Body Body => Subject.Body;

    protected BodyDesk Desk => desk;

    protected override Task<MyBody?> LoadAsync() => desk.MineAsync(Code);
}

/// <summary>A page of one body for whoever runs it.</summary>
public abstract class RunBodyPage(BodyDesk desk) : BodyPage(desk)
{
    protected override async Task<MyBody?> LoadAsync() => await base.LoadAsync() is { Runs: true } mine ? mine : null;
}
