using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Documents;

/// <summary>A table as Excel opens it by a double click: UTF-8 with a byte order mark, separated by what the session's region separates lists with.</summary>
public static class CsvTable
{
    // What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), the full-width signs among them.
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <summary>Writes a table.</summary>
    /// <param name="rows">Its rows, the heads of the columns first.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Bytes(IEnumerable<IEnumerable<string>> rows)
    {
        var separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator is { Length: > 0 } own ? own : ",";
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(separator, row.Select(Quoted)) + "\r\n")))];
    }

    private static string Quoted(string text)
    {
        var shown = PrintableText.OfPage(text);
        var first = shown.TrimStart();
        return "\"" + (first.Length > 0 && Formula.Contains(first[0]) ? "'" : "") + shown.Replace("\"", "\"\"") + "\"";
    }
}
