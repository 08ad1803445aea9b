using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Platform.Pages;

/// <summary>On a handler or a page of administration: only with two keys enrolled, so that a lost one locks nobody out (reference ID-26).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class TwoKeysAttribute : Attribute;

/// <summary>
/// How many keys an administrator has, and whether two are asked for: always in Production; elsewhere when
/// « Security:RequireTwoKeys » says so, and then a password with its authenticator application counts as one.
/// </summary>
public sealed class AdministratorKeys(IHostEnvironment environment, IConfiguration configuration)
{
    public const int Asked = 2;

    public bool IsEnforced => environment.IsProduction() || configuration.GetValue("Security:RequireTwoKeys", false);

    public int Of(LiveSession? session) => session is null ? 0 : session.Keys + (session.HasPassword && !environment.IsProduction() ? 1 : 0);
}

/// <summary>Enforces <see cref="TwoKeysAttribute"/>.</summary>
public sealed class TwoKeysGuard(AdministratorKeys keys) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asked = Marks.Of<TwoKeysAttribute>(context.HandlerMethod?.MethodInfo, context.ActionDescriptor.HandlerTypeInfo);
        return asked is not null && keys.IsEnforced && keys.Of(LiveSession.Of(context.HttpContext)) < AdministratorKeys.Asked
            ? throw new BrokenRuleException("Il faut 2 clés d’accès pour faire cela. Ajoutez-les dans « Mon accès ».")
            : next();
    }
}
