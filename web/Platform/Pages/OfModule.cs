using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Platform.Pages;

/// <summary>On a page: it belongs to a module of the territory pack (« autonomie »). Where the module is closed the page does not exist: 404.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfModuleAttribute(string module) : Attribute, IResourceFilter
{
    /// <summary>As in « modules » of the pack.</summary>
    public string Module => module;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<TerritoryPack>().Has(module)) context.Result = new NotFoundResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
