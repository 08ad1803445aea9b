using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// Pages answer to GET and POST. Without this, an overridden OnPageHandlerExecutionAsync reads as a handler of its own:
/// « PAGE /address?handler=HandlerExecution » would call it.
/// </summary>
internal sealed class OnlyRealHandlers : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        foreach (var other in model.HandlerMethods.Where(handler => handler.HttpMethod.ToUpperInvariant() is not ("GET" or "POST")).ToList())
            model.HandlerMethods.Remove(other);
    }
}
