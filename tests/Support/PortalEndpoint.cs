using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>One thing a request can reach: a page's handler, a hub, a health check. Files are not: everyone may have them.</summary>
internal sealed partial record PortalEndpoint(string Method, string Route, string Handler, IReadOnlyList<string> Parameters, EndpointMetadataCollection Metadata)
{
    /// <summary>Outside a published folder, MapStaticAssets also looks for files added since the build.</summary>
    private const string FileFallback = "{**path:file}";

    /// <summary>« POST /comite/propositions/{id}#Voter », as in web/access-matrix.csv.</summary>
    public string Key => KeyOf(Method, Route, Handler);

    public bool IsPost => HttpMethods.IsPost(Method);

    /// <summary>The names within braces in the route.</summary>
    public IEnumerable<string> RouteParameters => Braces.Matches(Route).Select(match => match.Groups["name"].Value);

    /// <summary>The address with each route parameter replaced.</summary>
    public string AddressWith(Func<string, string> valueOf)
    {
        var path = Braces.Replace(Route, match => valueOf(match.Groups["name"].Value));
        return Handler.Length > 0 ? $"{path}?handler={Handler}" : path;
    }

    /// <summary>The key written the same way however the route is: constraints and defaults do not count.</summary>
    public static string KeyOf(string method, string route, string handler = "") =>
        $"{method} {PlainRoute(route)}{(handler.Length > 0 ? $"#{handler}" : "")}";

    /// <summary>« /fiches/{slug:minlength(2)?} » is « /fiches/{slug} ».</summary>
    public static string PlainRoute(string route) => "/" + Braces.Replace(route.Trim('/'), "{${name}}");

    public static async Task<IReadOnlyList<PortalEndpoint>> AllAsync(IServiceProvider services)
    {
        var all = new List<PortalEndpoint>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = PlainRoute(endpoint.RoutePattern.RawText ?? "");
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == FileFallback) continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page) all.AddRange(await HandlersAsync(services, page, route, endpoint.Metadata));
            else foreach (var method in Methods(endpoint)) all.Add(new(method, route, "", [], endpoint.Metadata));
        }
        return [.. all.DistinctBy(endpoint => endpoint.Key).OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods
        : endpoint.Metadata.GetMetadata<HubMetadata>() is not null && endpoint.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal)
            ? ["POST"] : ["GET"];

    private static async Task<IEnumerable<PortalEndpoint>> HandlersAsync(IServiceProvider services, PageActionDescriptor page, string route, EndpointMetadataCollection own)
    {
        var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, own);
        var shape = services.GetRequiredService<IModelMetadataProvider>();
        var metadata = compiled.Endpoint?.Metadata ?? own;
        var bound = compiled.BoundProperties.OfType<PageBoundPropertyDescriptor>().ToList();
        var handlers = compiled.HandlerMethods.Select(handler => new PortalEndpoint(handler.HttpMethod.ToUpperInvariant(), route, handler.Name ?? "",
        [
            .. bound.Where(property => HttpMethods.IsPost(handler.HttpMethod) || ReadsQuery(property.Property))
                .SelectMany(Fields),
            .. handler.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource?.Id is not "Services")
                .SelectMany(parameter => Names(shape.GetMetadataForType(parameter.ParameterType), parameter.BindingInfo?.BinderModelName ?? parameter.Name)),
        ], metadata)).ToList();
        if (!handlers.Any(handler => HttpMethods.IsGet(handler.Method) && handler.Handler.Length == 0))
            handlers.Add(new("GET", route, "", [.. bound.Where(property => ReadsQuery(property.Property)).SelectMany(Fields)], metadata));
        return handlers;

        IEnumerable<string> Fields(PageBoundPropertyDescriptor property) => Names(shape.GetMetadataForType(property.ParameterType), NameOf(property.Property) ?? property.Name);
    }

    private static bool ReadsQuery(System.Reflection.PropertyInfo property) =>
        property.GetCustomAttributes(inherit: true).OfType<IRequestPredicateProvider>().FirstOrDefault() is { } predicate
        && predicate.RequestPredicate?.Invoke(new() { HttpContext = new DefaultHttpContext { Request = { Method = "GET" } } }) != false;

    private static string? NameOf(System.Reflection.PropertyInfo property) =>
        property.GetCustomAttributes(inherit: true).OfType<IModelNameProvider>().Select(named => named.Name).FirstOrDefault(name => name is not null);

    /// <summary>The form fields of a value: itself, or each of its properties.</summary>
    private static IEnumerable<string> Names(ModelMetadata type, string name, int depth = 0) =>
        !type.IsComplexType || depth > 3 ? [name]
        : type.IsEnumerableType ? Names(type.ElementMetadata!, $"{name}[0]", depth + 1)
        : type.Properties.SelectMany(property => Names(property, $"{name}.{property.PropertyName}", depth + 1));

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(:(?:[^{}]|\{\{|\}\})*?)?(=[^{}]*)?\??\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Braces { get; }
}
