using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChildProtection.Platform.Data;

/// <summary>
/// A query of every request, translated once (EF Core’s compiled queries). One for each model: a process under test has several
/// databases, and a compiled query serves the model it was first asked with.
/// </summary>
internal sealed class OncePerModel<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery For(PortalDb db) => compiled.GetValue(db.Model, _ => compile());
}
