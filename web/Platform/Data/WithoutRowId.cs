using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ChildProtection.Platform.Data;

/// <summary>
/// Tables that SQLite keeps by their key alone (« WITHOUT ROWID »): no hidden number tells in which order rows came
/// (reference security.md §6.3, STAT-02). PostgreSQL has no such number; its row versions are rewritten by the feature.
/// </summary>
public static class WithoutRowId
{
    internal const string Mark = "Sqlite:WithoutRowId";

    /// <summary>Kept by its key alone; give it a random one.</summary>
    public static EntityTypeBuilder<T> HasNoRowId<T>(this EntityTypeBuilder<T> table) where T : class => table.HasAnnotation(Mark, true);
}

/// <summary>Writes those words at the end of « CREATE TABLE », also when EF rebuilds a table.</summary>
internal sealed class SqliteTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        // A rebuilt table is made as « ef_temp_… » first.
        var name = operation.Name.StartsWith("ef_temp_", StringComparison.Ordinal) ? operation.Name["ef_temp_".Length..] : operation.Name;
        if (model?.GetEntityTypes().Any(entity => entity.GetTableName() == name && entity.FindAnnotation(WithoutRowId.Mark) is not null) != true)
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }
        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
