using ChildProtection.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ChildProtection.Tests.Support;

/// <summary>
/// Begins with the classes that take longest: one of them begun last would run alone to the end, with a processor idle beside it.
/// A name that is no longer there, or a new long one, costs minutes and nothing else.
/// </summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Each takes more than half a minute, the longest first.</summary>
    private static readonly string[] Long =
    [
        "SignedInPagesTests", "StartupTests", "HostileFormOnSqliteTests", "SameAnswerOnSqlite", "RestoreOnSqlite", "HostileFormOnPostgresTests", "ProcessCanaryTests", "ParentWalkOnSqlite",
        "RestoreOnPostgres", "HostileHeadersOnSqliteTests", "HostileTextTests", "LeakyBuildTests", "ParentWalkOnPostgres", "RelationCellsOnSqliteTests", "AccessMatrixOnSqliteTests",
        "SharedCountersTests", "CanariesOnSqlite", "KilledRotationOnSqlite", "SameAnswerOnPostgres", "EveryPageTests", "SessionEndOnSqlite", "SessionEndOnPostgres",
    ];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)) is >= 0 and var at ? at : Long.Length)];
}
