using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>What was written since the restore, as it is read at a prompt (clause R9). The whole of it is on paper: <see cref="WrittenPaper"/>.</summary>
public static class WrittenScreen
{
    private const int ShownRows = 10;

    /// <summary>The list in words.</summary>
    /// <param name="account">The list.</param>
    /// <returns>Its lines, in the language of the session.</returns>
    public static string[] Lines(WrittenReport account)
    {
        var filled = account.Lists.Where(list => list.Rows.Count > 0).ToArray();
        return account.IsUnreachable ? [SR.WrittenUnknown.With(account.ServerInstance)]
            : filled.Length == 0 && account.Tables.Count == 0 ? [SR.WrittenNothing.With(account.Database, account.ServerInstance)]
            : [
                SR.WrittenSince.With(account.Database, account.ServerInstance),
                .. account.Lists.SelectMany(Of),
                .. account.Lists.Count == 0 ? [SR.WrittenNoLists] : Array.Empty<string>(),
                SR.WrittenTableCount.With(account.Tables.Count),
                .. account.Tables.Select(table => "  " + PrintableText.OfLine(WrittenPaper.Told(table))),
            ];
    }

    private static IEnumerable<string> Of(WrittenList list) =>
    [
        $"{PrintableText.OfLine(list.Title)} ({list.Rows.Count}){(list.Rows.Count == 0 ? "" : ":")}",
        .. WrittenPaper.HeadOf(list).Select(head => "  " + head),
        .. list.Rows.Take(ShownRows).Select(row => "  " + PrintableText.OfLine(row)),
        .. list.Rows.Count > ShownRows ? ["  " + SR.WrittenMore.With(list.Rows.Count - ShownRows)] : Array.Empty<string>(),
    ];
}
