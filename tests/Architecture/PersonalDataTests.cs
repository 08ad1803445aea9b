using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Planted.Features.Surveys;

namespace ChildProtection.Tests.Architecture;

/// <summary>A table about people that no feature exports or erases would break their rights silently.</summary>
public sealed class PersonalDataTests(Portal portal) : IClassFixture<Portal>
{
    private const string Child = "ChildProtection.Features.Accounts.Child";

    [Fact]
    public void Every_entity_about_a_person_can_be_exported_and_erased() => Assert.Empty(
        WithModel((model, named) => AboutPeople(model).Except(named).Select(type => $"{type.FullName} is named by no IPersonalData.").ToList()));

    [Fact]
    public void What_a_feature_names_is_a_table() => Assert.Empty(
        WithModel((model, named) => named.Where(type => model.FindEntityType(type) is null).Select(type => $"{type.FullName} is not in the model.").ToList()));

    [Fact]
    public void A_planted_table_is_seen()
    {
        using var forgetful = new ForgetfulDb();

        Assert.Equal([typeof(Question)], AboutPeople(forgetful.Model));
    }

    /// <summary>Everything of a feature that points to an account or a child; Identity's own tables go with the account.</summary>
    private static IEnumerable<Type> AboutPeople(IModel model) =>
        from entity in model.GetEntityTypes()
        where entity.ClrType.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true
        where entity.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Account) || key.PrincipalEntityType.ClrType.FullName == Child)
        select entity.ClrType;

    private List<string> WithModel(Func<IModel, IReadOnlyCollection<Type>, List<string>> look)
    {
        using var scope = portal.Services.CreateScope();
        var named = scope.ServiceProvider.GetServices<IPersonalData>().SelectMany(feature => feature.Entities).ToList();
        return look(scope.ServiceProvider.GetRequiredService<PortalDb>().Model, named);
    }
}
