using System.Net;
using ChildProtection.Platform.Logs;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Platform;

/// <summary>Failures: their kind and place are logged, never their words, which may quote what somebody typed.</summary>
public sealed class RequestLogTests
{
    private const string Canary = "Canari7Zephyr";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_is_told_by_its_kind_and_place_with_or_without_an_error_page(bool errorPage)
    {
        using var faults = new FaultLog();
        await using var portal = await StartAsync(faults, errorPage);

        using var answer = await portal.GetTestClient().GetAsync(new Uri($"/panne/{Canary}?q={Canary}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(errorPage ? "Désolé" : "", await answer.Content.ReadAsStringAsync());
        var fault = Assert.Single(faults.All);
        Assert.Contains("System.FormatException", fault, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", fault, StringComparison.Ordinal);
        Assert.Contains(nameof(RequestLogTests), fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, fault, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<WebApplication> StartAsync(FaultLog faults, bool errorPage)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(faults)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None); // as in appsettings.json
        var portal = builder.Build();
        portal.UseRequestLog();
        if (errorPage) portal.UseExceptionHandler("/erreur");
        portal.UseRouting();
        portal.MapGet("/panne/{mot}", (string mot) => Fail(mot));
        portal.MapGet("/erreur", () => "Désolé");
        await portal.StartAsync();
        return portal;
    }

    private static string Fail(string word)
    {
        try
        {
            return Guid.Parse(word).ToString();
        }
        catch (FormatException cause)
        {
            throw new InvalidOperationException($"« {word} » is wrong.", cause);
        }
    }
}
