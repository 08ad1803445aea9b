namespace ChildProtection.E2E;

/// <summary>One running portal and one browser for the journeys that do not disturb each other; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OnePortal : ICollectionFixture<RunningOnSqlite>
{
    public const string Name = "one portal";
}
