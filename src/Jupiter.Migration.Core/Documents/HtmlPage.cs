using System.Linq;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Documents;

/// <summary>
/// A page in one file: nothing in it runs, nothing is fetched (Content Security Policy Level 3, "default-src 'none'"), and whatever a name holds is
/// text, since the page is a tree of elements that the library writes.
/// </summary>
public static class HtmlPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    // No greater-than sign: XML would write it as a reference, which HTML does not read in a style.
    private const string Style = """

        :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f1f2f4;--line:#8b8f96;--customer:#9a5b00;--jupiter:#0b5cad;--both:#6a3fa0;--bad:#b00020;--good:#1c6b2a;--opening:#b00020}
        @media (prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#16181b;--soft:#24272c;--line:#8b9099;--customer:#f0b35a;--jupiter:#7fb8f5;--both:#c3a3f0;--bad:#ff8a95;--good:#8fd89b;--opening:#ff8a95}}
        @media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#eee;--line:#666;--customer:#9a5b00;--jupiter:#0b5cad;--both:#6a3fa0;--bad:#b00020;--good:#1c6b2a;--opening:#b00020}}
        @page{size:A4;margin:14mm 12mm}
        *{box-sizing:border-box}
        body{font:16px/1.45 system-ui,"Segoe UI","DejaVu Sans",Arial,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:74rem;padding:1rem}
        h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0 .6rem;overflow-wrap:anywhere}h2{font-size:1.25rem;margin:1.6rem 0 .5rem}p{margin:.4rem 0;overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.15rem 1rem;margin:.6rem 0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
        .verdict{font-size:1.15rem;font-weight:600;border-left:.4rem solid var(--line);padding:.3rem .8rem;background:var(--soft)}.verdict.good{border-color:var(--good)}.verdict.bad{border-color:var(--bad)}
        .wide{overflow-x:auto}.wide:focus-visible{outline:3px solid var(--jupiter)}
        table{border-collapse:collapse;width:100%;font-size:.88rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
        th,td{border:1px solid var(--line);padding:.2rem .45rem;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:break-word}td.free{overflow-wrap:anywhere;min-width:6rem}thead th{background:var(--soft)}
        td.number{text-align:right;white-space:nowrap}td.time{white-space:nowrap}td.tick{white-space:normal}.hash{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.78rem;overflow-wrap:anywhere}
        .bad{color:var(--bad)}.good{color:var(--good)}p.verdict{color:var(--ink)}
        svg{display:block;width:100%;min-width:44rem;height:auto}svg text{font:12px system-ui,"Segoe UI","DejaVu Sans",Arial,sans-serif;fill:var(--ink)}
        .Customer{fill:var(--customer)}.Jupiter{fill:var(--jupiter)}.Both{fill:var(--both)}.Failed{fill:none;stroke:var(--bad);stroke-width:2}.forecast{fill:none;stroke:var(--ink);stroke-dasharray:3 2}.grid{stroke:var(--line);stroke-width:.5}.opening{stroke:var(--opening);stroke-width:2}
        .box{display:inline-block;width:.9em;height:.9em;border:1.5px solid var(--ink);margin-right:.5em}ul.boxes{list-style:none;padding:0}ul.boxes li{margin:.3rem 0;padding-left:1.4em;text-indent:-1.4em}
        .key{margin-right:1.2em}.key svg{display:inline;min-width:0;width:1em;height:1em}figure{margin:0}
        @media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}h1{font-size:1.35rem}}
        @media print{body{font-size:10.5pt;max-width:none;padding:0}.sheet{break-before:page}.wide{overflow:visible}svg{min-width:0}tr,svg,li{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}table{font-size:8.5pt}th,td{padding:.5mm 1.2mm}h1{font-size:17pt}h2{margin-top:4mm;font-size:12.5pt}dl{gap:.3mm 4mm}}

        """;

    /// <summary>Writes a page in the language of the session.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="main">What stands in it.</param>
    /// <returns>The document.</returns>
    public static string Of(string title, params object?[] main)
    {
        var html = Tag(
            "html",
            new XAttribute("lang", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            Tag(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy)),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "referrer"), new XAttribute("content", "no-referrer")),
                Tag("title", PrintableText.OfPage(title)),
                Tag("style", Style)),
            Tag("body", Tag("main", main)));
        var text = new StringBuilder("<!DOCTYPE html>\r\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\r\n" }))
        {
            html.WriteTo(writer);
        }

        return text.Append("\r\n").ToString();
    }

    /// <summary>An element that has an end tag, also where it is empty: HTML reads a self-closed one as opened.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Attributes, elements, and texts, which are shown as they are.</param>
    /// <returns>The element.</returns>
    public static XElement Tag(string name, params object?[] content)
    {
        var element = new XElement(name, "");
        foreach (var part in content)
        {
            element.Add(part is string text ? PrintableText.OfPage(text) : part);
        }

        return element;
    }

    /// <summary>A box that is ticked on paper; who listens to the page is told nothing of it.</summary>
    /// <returns>The element.</returns>
    public static XElement Box() => Tag("span", Class("box"), new XAttribute("aria-hidden", "true"));

    /// <summary>Facts, each under its name.</summary>
    /// <param name="facts">Names and values; those without a value are left out.</param>
    /// <returns>The element.</returns>
    public static XElement Terms(IEnumerable<(string Name, string Value)> facts) =>
        Tag("dl", [.. facts.Where(fact => fact.Value.Length > 0).SelectMany(fact => new[] { Tag("dt", fact.Name), Tag("dd", fact.Value) })]);

    /// <summary>A class.</summary>
    /// <param name="names">Its names.</param>
    /// <returns>The attribute.</returns>
    public static XAttribute Class(string names) => new("class", names);
}
