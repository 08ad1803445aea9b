using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace ChildProtection.Platform.Pages;

/// <summary>Which fields of a posted form may be kept: those the page itself reads, and never a secret.</summary>
internal static partial class FormFields
{
    /// <summary>The kept values by name, or null when there is nothing to keep or too much.</summary>
    public static async Task<Dictionary<string, string[]>?> OfAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return null;
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) return null;
        var compiled = await context.RequestServices.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
        if (compiled.HandlerTypeInfo.IsDefined(typeof(NotKeptAttribute), inherit: true)) return null;
        var read = Read(compiled).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var kept = form.Where(field => read.Contains(Root(field.Key)) && !Secret.IsMatch(field.Key))
            .ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray(), StringComparer.Ordinal);
        return kept.Sum(field => field.Key.Length + field.Value.Sum(value => value.Length)) is > 0 and <= KeptForm.LargestForm ? kept : null;
    }

    /// <summary>The names that bound properties and handler parameters have in a form; passwords apart.</summary>
    private static IEnumerable<string> Read(CompiledPageActionDescriptor page) =>
        page.BoundProperties.OfType<PageBoundPropertyDescriptor>()
            .Where(property => property.Property.GetCustomAttributes(typeof(DataTypeAttribute), inherit: true).Cast<DataTypeAttribute>()
                .All(type => type.DataType != DataType.Password))
            .Select(NameOf)
            .Concat(page.HandlerMethods.SelectMany(handler => handler.Parameters).Select(NameOf));

    private static string NameOf(ParameterDescriptor parameter) => parameter.BindingInfo?.BinderModelName ?? parameter.Name;

    /// <summary>« Steps[0].Word » belongs to « Steps ».</summary>
    private static string Root(string name) => name.Split('.', '[')[0];

    [GeneratedRegex("pin|code|pass|secret|credential|again|token", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Secret { get; }
}

/// <summary>On a page: what is sent to it is never kept for its author, because who sent it and what was sent must not lie together (reference VOTE-05).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotKeptAttribute : Attribute;
