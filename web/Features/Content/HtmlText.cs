using System.Text;

namespace ChildProtection.Features.Content;

/// <summary>HTML being written, piece after piece. Whoever appends has escaped the text (<see cref="ContentMarkup.Text"/>).</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder html = new();

    public bool IsEmpty => html.Length == 0;

    public HtmlText Append(string markup)
    {
        html.Append(markup);
        return this;
    }

    public HtmlText Append(HtmlText other)
    {
        html.Append(other.html);
        return this;
    }

    public override string ToString() => html.ToString();
}
