using ChildProtection.Platform;
using ChildProtection.Platform.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

public sealed class VerbRunnerTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Theory]
    [InlineData(true, "content", "check")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:5080")]
    [InlineData(false, "--urls=http://localhost:5080")]
    [InlineData(false, "--migrations")]
    [InlineData(false, "/urls", "http://localhost:5080")]
    [InlineData(false, "urls=http://localhost:5080")]
    [InlineData(false, "")]
    public void Settings_are_not_verbs(bool isVerb, params string[] arguments) => Assert.Equal(isVerb, VerbRunner.IsVerb(arguments));

    [Fact]
    public async Task The_longest_name_that_fits_runs_with_what_follows_it()
    {
        Assert.Equal(0, await RunAsync("content", "check", "--strict"));
        Assert.Equal("content check: --strict", output.ToString().Trim());
    }

    [Fact]
    public async Task What_the_verb_answers_is_the_exit_code()
    {
        Assert.Equal(1, await RunAsync("content"));
        Assert.Equal("content:", output.ToString().Trim());
    }

    [Fact]
    public async Task A_broken_rule_is_a_sentence_and_not_a_stack()
    {
        Assert.Equal(1, await RunAsync("refuse"));
        Assert.Equal("Non.", errors.ToString().Trim());
    }

    [Fact]
    public async Task An_unknown_verb_is_wrong_use_and_the_list_is_given()
    {
        Assert.Equal(2, await RunAsync("contents"));
        Assert.Contains("Unknown verb: contents", errors.ToString());
        Assert.Contains("content check", errors.ToString());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Help_is_for_all_and_for_each()
    {
        Assert.Equal(0, await RunAsync("--help"));
        Assert.Contains("refuse", output.ToString());

        Assert.Equal(0, await RunAsync("content", "check", "--help"));
        Assert.Contains("Help of content check", output.ToString());
    }

    private async Task<int> RunAsync(params string[] arguments)
    {
        await using var services = new ServiceCollection()
            .AddScoped<IVerb>(_ => new Echo("content", 1)).AddScoped<IVerb>(_ => new Echo("content check", 0)).AddScoped<IVerb, Refusal>()
            .BuildServiceProvider();
        return await VerbRunner.RunAsync(services, arguments, output, errors);
    }

    private sealed class Echo(string name, int code) : IVerb
    {
        public string Name => name;
        public string Help => $"Help of {name}";

        public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
        {
            await output.WriteLineAsync($"{name}: {string.Join(' ', arguments)}");
            return code;
        }
    }

    private sealed class Refusal : IVerb
    {
        public string Name => "refuse";
        public string Help => "";

        public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output) => throw new BrokenRuleException("Non.");
    }
}
