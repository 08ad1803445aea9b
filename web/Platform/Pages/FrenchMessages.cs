using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ChildProtection.Platform.Pages;

/// <summary>What the form says when a value has the wrong shape; the framework would say it in English.</summary>
internal static class FrenchMessages
{
    public static void UseFrench(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => $"Cette réponse ne va pas pour « {field} ».");
        messages.SetMissingBindRequiredValueAccessor(field => $"Il manque « {field} ».");
        messages.SetMissingKeyOrValueAccessor(() => "Il manque une réponse.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Le formulaire est vide.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Cette réponse ne va pas.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette réponse ne va pas.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Il faut un nombre.");
        messages.SetUnknownValueIsInvalidAccessor(field => $"Cette réponse ne va pas pour « {field} ».");
        messages.SetValueIsInvalidAccessor(_ => "Cette réponse ne va pas.");
        messages.SetValueMustBeANumberAccessor(field => $"Il faut un nombre pour « {field} ».");
        messages.SetValueMustNotBeNullAccessor(_ => "Il manque une réponse.");
    }
}
