using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChildProtection.Platform.Pages;

/// <summary>
/// What a page takes from a request says so by an attribute; nothing is bound because of its type alone. The framework works
/// out the binding of every public property of every page when it starts: for thousands that are never bound, this spares it.
/// </summary>
internal sealed class OnlyBoundProperties(IPageApplicationModelPartsProvider framework) : IPageApplicationModelPartsProvider
{
    public PagePropertyModel CreatePropertyModel(PropertyInfo property)
    {
        object[] attributes = property.DeclaringType == typeof(PageModel) ? [] : property.GetCustomAttributes(inherit: true);
        return attributes.Any(attribute => attribute is IBindingSourceMetadata or IBinderTypeProviderMetadata or IModelNameProvider or IRequestPredicateProvider)
            ? Bound(property, attributes)
            : new PagePropertyModel(property, attributes) { PropertyName = property.Name };
    }

    /// <summary>
    /// The framework's, without the metadata of every other property of the page: that is made when the page is first asked for.
    /// A type that says itself how it is bound needs them here.
    /// </summary>
    private PagePropertyModel Bound(PropertyInfo property, object[] attributes) =>
        property.PropertyType.IsDefined(typeof(ModelBinderAttribute), inherit: true) || typeof(IFormFile).IsAssignableFrom(property.PropertyType) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(property.PropertyType)
            ? framework.CreatePropertyModel(property)
            : new PagePropertyModel(property, attributes) { PropertyName = property.Name, BindingInfo = BindingInfo.GetBindingInfo(attributes) };

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => framework.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => framework.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => framework.IsHandler(methodInfo);
}

internal static class OnlyPages
{
    /// <summary>Pages and nothing else: no class is looked at as a controller, no property as a parameter it does not say it is.</summary>
    public static IMvcBuilder AddOnlyPages(this IMvcBuilder mvc)
    {
        mvc.ConfigureApplicationPartManager(parts =>
        {
            foreach (var controllers in parts.FeatureProviders.OfType<ControllerFeatureProvider>().ToList()) parts.FeatureProviders.Remove(controllers);
        });
        var framework = mvc.Services.Single(service => service.ServiceType == typeof(IPageApplicationModelPartsProvider));
        mvc.Services.Remove(framework);
        mvc.Services.AddSingleton<IPageApplicationModelPartsProvider>(services => new OnlyBoundProperties(
            (IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(services, framework.ImplementationType!)));
        return mvc;
    }
}
