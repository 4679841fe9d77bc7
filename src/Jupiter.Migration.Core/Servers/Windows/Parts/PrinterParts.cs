using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>The printers that put something on paper (Win32_Printer).</summary>
internal static class PrinterParts
{
    // PRINTER_ATTRIBUTE_TS ("PRINTER_INFO_2 structure" on Microsoft Learn): connected through a terminal server.
    private const long Redirected = 0x8000;

    // Where the printers of Windows and Office print to that make a file, a fax or nothing.
    private static readonly string[] Paperless = ["PORTPROMPT:", "XPSPort:", "SHRFAX:", "FILE:", "nul:"];

    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The printers, sorted by name.</returns>
    public static IReadOnlyList<ServerPrinter> Read(WindowsRecord record) => Bounded.Parts(record.Rows("Win32_Printer")
        .Where(row => row.Text("Name").Length > 0 && !Paperless.Contains(row.Raw("PortName"), StringComparer.OrdinalIgnoreCase))
        .OrderBy(row => row.Text("Name"), StringComparer.OrdinalIgnoreCase)
        .Select(row => new ServerPrinter { Name = row.Text("Name"), Driver = row.Text("DriverName"), IsRedirected = (row.Number("Attributes") & Redirected) > 0 }));
}
