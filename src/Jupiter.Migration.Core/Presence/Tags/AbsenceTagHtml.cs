using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Tags;

/// <summary>A tag as one HTML file that prints on half a sheet: nothing in it runs, nothing is fetched, and whatever a name holds is text.</summary>
public static class AbsenceTagHtml
{
    private const string Style =
        "@page{size:A5 landscape;margin:10mm}body{font:16px/1.4 sans-serif;color:#000;background:#fff;border:6px solid #b00000;padding:1em 1.5em;max-width:50em;margin:auto}"
        + "h1{color:#b00000;font-size:2em;margin:0 0 .4em}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:0}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}"
        + ".code{font:bold 2.6em monospace;letter-spacing:.08em;text-align:center;margin:.3em 0}";

    /// <summary>Writes a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The lines of the document.</returns>
    public static IReadOnlyList<string> Of(AbsenceTag tag) =>
    [
        "<!DOCTYPE html>",
        $"<html lang=\"{Encoded(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)}\">",
        "<head>",
        "<meta charset=\"utf-8\">",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        $"<title>{Encoded(SR.TagHeading)} {Shown(tag.Server)}</title>",
        $"<style>{Style}</style>",
        "</head>",
        "<body>",
        "<main>",
        $"<h1>{Encoded(SR.TagHeading)}</h1>",
        "<dl>",
        .. AbsenceTagText.Facts(tag).Select(fact => $"<dt>{Encoded(fact.Name)}</dt><dd>{Shown(fact.Value)}</dd>"),
        "</dl>",
        $"<p>{Encoded(SR.TagCallFirst)}</p>",
        "<ul>",
        .. tag.Callers.Select(caller => $"<li>{Shown(caller)}</li>"),
        "</ul>",
        $"<p>{Encoded(SR.TagPullBoth)}</p>",
        $"<p>{Encoded(SR.TagReadAloud)}</p>",
        $"<p class=\"code\">{tag.Code}</p>",
        "</main>",
        "</body>",
        "</html>",
    ];

    private static string Shown(string text) => Encoded(PrintableText.Of(text));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
