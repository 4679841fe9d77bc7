using System;
using System.Text;
using Markdig.Syntax.Inlines;

namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>What remains of Markdown inside a line when only plain text can be shown.</summary>
internal static class InlineText
{
    /// <summary>The plain text of inline Markdown.</summary>
    /// <param name="inlines">The inlines, or null for none.</param>
    /// <returns>The text.</returns>
    /// <exception cref="NotSupportedException">Something in it has no plain text, such as HTML.</exception>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        if (inlines is not null)
        {
            Append(inlines, text);
        }

        return text.ToString().Trim();
    }

    private static void Append(ContainerInline inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            Append(inline, text);
        }
    }

    private static void Append(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline lineBreak:
                text.Append(lineBreak.IsHard ? '\n' : ' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline autolink:
                text.Append(autolink.Url);
                break;
            case LinkInline { IsImage: false } link:
                Append(link, text);
                text.Append(IsWebAddress(link.Url) ? $" ({link.Url})" : "");
                break;
            case EmphasisInline emphasis:
                Append(emphasis, text);
                break;
            default:
                throw new NotSupportedException("A help page can't have " + inline.GetType().Name + "; placeholders belong into backticks.");
        }
    }

    private static bool IsWebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
}
