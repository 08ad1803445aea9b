namespace ChildProtection.Features.Discussions;

/// <summary>« Signaler » is another feature’s page: the link is there when the address is.</summary>
public sealed class ReportLink(IEnumerable<EndpointDataSource> endpoints)
{
    private const string Address = "signaler/";
    private readonly Lazy<bool> isServed = new(() => endpoints.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Any(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith(Address, StringComparison.Ordinal) == true));

    /// <summary>Where one says that something is wrong with a text; null while nobody serves it.</summary>
    /// <param name="kind">As <see cref="Platform.Safety.IReportable.Kind"/>.</param>
    /// <param name="id">Of the text.</param>
    public string? Of(string kind, Guid id) => isServed.Value ? $"/{Address}{kind}/{id}" : null;
}
