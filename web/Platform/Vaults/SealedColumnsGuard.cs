using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Refuses a query that compares, sorts or computes on an encrypted column: the database would answer, wrongly and
/// without a word (the same name is stored differently each time). Looked at once for each query, when EF compiles it.
/// </summary>
internal sealed class SealedColumnsGuard : IQueryExpressionInterceptor
{
    public static readonly SealedColumnsGuard Only = new();
    private static readonly ConcurrentDictionary<IModel, HashSet<(Type?, string)>> Columns = new();

    /// <summary>An offending query: <see cref="InvalidOperationException"/> with the column's name.</summary>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is { } context) new Look(Columns.GetOrAdd(context.Model, Marked)).Visit(queryExpression);
        return queryExpression;
    }

    private static HashSet<(Type?, string)> Marked(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from column in entity.GetDeclaredProperties()
           where column.Is(SealedColumns.Directory) || column.Is(SealedColumns.Sealed)
           select (column.PropertyInfo?.DeclaringType, column.Name),
    ];

    private sealed class Look(HashSet<(Type?, string)> marked) : ExpressionVisitor
    {
        /// <summary>Calls that take the column as what they order or group by; « Select » may take it as it is.</summary>
        private static readonly HashSet<string> ByKey =
        [
            "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "DistinctBy", "MinBy", "MaxBy", "Min", "Max", "Join", "LeftJoin", "GroupJoin",
        ];

        protected override Expression VisitBinary(BinaryExpression node)
        {
            var isNullTest = node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && (IsNull(node.Left) || IsNull(node.Right));
            if (node.NodeType is not ExpressionType.Coalesce && !isNullTest)
            {
                Refuse(node.Left);
                Refuse(node.Right);
            }
            return base.VisitBinary(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Refuse(node.Object);
            foreach (var argument in node.Arguments)
            {
                Refuse(argument);
                // A join's last argument makes the result; the keys come before it.
                var isResult = argument == node.Arguments[^1] && node.Method.Name.Contains("Join", StringComparison.Ordinal);
                if (ByKey.Contains(node.Method.Name) && !isResult && Plain(argument) is LambdaExpression lambda) RefuseKey(lambda.Body);
            }
            return base.VisitMethodCall(node);
        }

        private void RefuseKey(Expression key)
        {
            Refuse(key);
            if (key is NewExpression made) foreach (var part in made.Arguments) Refuse(part);
        }

        private void Refuse(Expression? part)
        {
            if (part is not null && Plain(part) is MemberExpression { Member: PropertyInfo column } && marked.Contains((column.DeclaringType, column.Name)))
                throw new InvalidOperationException(
                    $"{column.DeclaringType?.Name}.{column.Name} is encrypted: the database cannot compare or sort it. Look it up by its blind index, or sort after reading.");
        }

        private static bool IsNull(Expression part) => Plain(part) is ConstantExpression { Value: null };

        private static Expression Plain(Expression part)
        {
            while (part is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.Quote } wrapped) part = wrapped.Operand;
            return part;
        }
    }
}
