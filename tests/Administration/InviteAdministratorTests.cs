using ChildProtection.Features.Administration;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

public sealed class InviteAdministratorTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task The_verb_prints_the_code_that_the_door_makes()
    {
        var output = new StringWriter();

        Assert.Equal(0, await RunAsync([new Door()], [], output));
        Assert.Equal("ABCD EFGH", output.ToString().Trim());
    }

    [Fact]
    public async Task Without_a_door_it_says_so_and_with_stray_words_it_explains_itself()
    {
        Assert.Equal(1, await RunAsync([], [], new StringWriter()));
        Assert.Equal(2, await RunAsync([new Door()], ["nadia@exemple.fr"], new StringWriter()));
    }

    private async Task<int> RunAsync(IEnumerable<IFirstAdministrator> doors, IReadOnlyList<string> arguments, StringWriter output)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await new InviteAdministrator(doors, scope.ServiceProvider.GetRequiredService<PortalDb>()).RunAsync(arguments, output);
    }

    private sealed class Door : IFirstAdministrator
    {
        public Task<string> InviteAsync() => Task.FromResult("ABCD EFGH");
    }
}
