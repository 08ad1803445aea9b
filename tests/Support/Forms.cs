using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChildProtection.Tests.Support;

/// <summary>What a browser sends for a form.</summary>
internal static class Forms
{
    /// <summary>The request made by pressing this button on the page at this address.</summary>
    public static HttpRequestMessage Request(IHtmlButtonElement button, Uri page)
    {
        var form = button.Form ?? throw new InvalidOperationException($"The button « {button.TextContent.Trim()} » is in no form.");
        var fields = Fields(form).ToList();
        if (button.Name is { Length: > 0 } name) fields.Add(KeyValuePair.Create(name, button.Value));
        var target = new Uri(page, button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");

        if (!string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            return new(HttpMethod.Get, new UriBuilder(target) { Query = string.Join('&', fields.Select(Escaped)) }.Uri);
        return new(HttpMethod.Post, target)
        {
            Content = form.GetAttribute("enctype") == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields),
        };
    }

    /// <summary>The successful controls of a form, in their order (HTML « constructing the entry list »).</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
        from control in form.Elements
        where control is not IHtmlButtonElement && control.GetAttribute("name") is { Length: > 0 } && !control.HasAttribute("disabled")
        where control is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } and not IHtmlInputElement { Type: "submit" or "image" or "file" }
        select KeyValuePair.Create(control.GetAttribute("name")!, ValueOf(control));

    public static string ValueOf(IElement control) => control switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement list => list.Value ?? "",
        IHtmlInputElement { Type: "radio" or "checkbox" } input => input.GetAttribute("value") ?? "on",
        IHtmlInputElement input => input.Value,
        _ => "",
    };

    private static string Escaped(KeyValuePair<string, string> field) =>
        $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}";

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        return content;
    }
}
