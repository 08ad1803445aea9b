using System.Reflection;
using ChildProtection.Platform.Pages;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Architecture;

/// <summary>ID-33: what staff and administrators send is asked for a fresh proof, or is named here with the reason why not.</summary>
public sealed class StepUpTests(Portal portal) : IClassFixture<Portal>
{
    private const string Shuts = "it only shuts a door, and must not wait";
    private const string Looks = "it only searches or checks; nothing is changed";
    private const string Daily = "everyday work with one's own list, written down";

    private static readonly Dictionary<string, string> WithoutProof = new(StringComparer.Ordinal)
    {
        ["POST /equipe/jeunes/{id}/parents/{parentId}#Stop"] = Shuts, ["POST /equipe/jeunes/{id}#Cancel"] = Shuts, ["POST /equipe/jeunes/{id}/acces#Cancel"] = Shuts,
        ["POST /administration/invitations/annuler"] = Shuts,
        ["POST /equipe/jeunes/{id}/fin#TakeBack"] = "takes back an end before its day: nothing opens that was not open",
        ["POST /equipe/jeunes/{id}/lieu#TakeBack"] = "takes back a change of place before its day: nothing opens that was not open",
        ["POST /administration/personnes"] = Looks, ["POST /administration/liens"] = Looks, ["POST /administration/journal"] = Looks, ["POST /administration/invitations/liste#Check"] = Looks,
        ["POST /equipe/jeunes/nouveau"] = Daily,
        ["POST /equipe/jeunes/{id}/livret"] = "a gift noted, that the young person sees: it opens nothing", ["POST /equipe/jeunes/{id}/livret#Remove"] = "takes back such a note: it opens nothing",
        ["POST /equipe/jeunes/{id}/autonomie/dates/{code}"] = "what was said together, final only with the young person’s yes: it opens nothing", ["POST /equipe/jeunes/{id}/autonomie/retour"] = "an answer to whoever asked for it: it opens nothing",
        ["POST /administration/courriels#Retry"] = "the same mail to the same person, once more", ["POST /administration/courriels#Abandon"] = "a mail that only says to come and see",
        ["POST /administration/lieux"] = "a place is no person, and opens nothing", ["POST /administration/lieux/{id}"] = "the same", ["POST /administration/lieux/{id}#Close"] = "the same", ["POST /administration/lieux/{id}#Reopen"] = "the same",
    };

    [Fact]
    public async Task What_staff_send_asks_for_a_fresh_proof_or_says_why_not()
    {
        var proofs = await ProofsAsync();
        Assert.Contains(proofs, one => one.Value);

        Assert.Empty(proofs.Where(one => !one.Value && !WithoutProof.ContainsKey(one.Key)).Select(one => $"{one.Key} asks for no fresh proof."));
        Assert.Empty(WithoutProof.Keys.Where(key => !proofs.TryGetValue(key, out var asks) || asks).Select(key => $"{key} is excused for nothing."));
    }

    /// <summary>Every POST under /administration and /equipe: does it ask?</summary>
    private async Task<Dictionary<string, bool>> ProofsAsync()
    {
        var proofs = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = PortalEndpoint.PlainRoute(endpoint.RoutePattern.RawText ?? "");
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || !(route.StartsWith("/administration", StringComparison.Ordinal) || route.StartsWith("/equipe", StringComparison.Ordinal))) continue;
            var compiled = await portal.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            foreach (var handler in compiled.HandlerMethods.Where(handler => HttpMethods.IsPost(handler.HttpMethod)))
                proofs[PortalEndpoint.KeyOf("POST", route, handler.Name ?? "")] =
                    handler.MethodInfo.GetCustomAttribute<FreshProofAttribute>() is not null || compiled.HandlerTypeInfo.GetCustomAttribute<FreshProofAttribute>() is not null;
        }
        return proofs;
    }
}
