using System.Buffers.Binary;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform;

/// <summary>What guessing costs whoever stole the database (ASVS 11.4.2): read in what an installation stores, for other tests pay less.</summary>
public sealed class PasswordCostTests(PasswordCostTests.CostlyPortal portal) : IClassFixture<PasswordCostTests.CostlyPortal>
{
    private const int Asked = 210_000;

    [Fact]
    public async Task A_password_and_a_PIN_are_stored_at_the_cost_that_is_asked()
    {
        var (adult, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var (young, _) = await portal.YoungPersonAsync();
        var pin = await portal.WithDbAsync(db => Task.FromResult(db.Cards.Single(card => card.AccountId == young.Id).PinHash));

        Assert.All(new[] { adult.PasswordHash!, pin }, hash =>
        {
            var bytes = Convert.FromBase64String(hash); // format, function, iterations, length of the salt, salt, key
            Assert.Equal(1, bytes[0]);
            Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1))); // HMAC-SHA-512
            Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)), Asked, int.MaxValue);
        });
    }

    /// <summary>A portal that pays what an installation pays.</summary>
    public sealed class CostlyPortal : Portal
    {
        protected override int? PasswordIterations => null;
    }
}
