using System;
using Jupiter.Migration.Resources;
using Microsoft.Management.Infrastructure;

namespace Jupiter.Migration.Windows.Cim;

/// <summary>What the library of PowerShell throws where it is whole.</summary>
internal static class CimFailure
{
    /// <summary>Whether an exception is one of these.</summary>
    /// <param name="e">The exception.</param>
    /// <returns>True if it is.</returns>
    public static bool Is(Exception e) => e is CimException or ArgumentException or InvalidOperationException or InvalidCastException;

    /// <summary>What it says.</summary>
    /// <param name="e">The exception.</param>
    /// <returns>The text, with the code of CIM.</returns>
    public static string Text(Exception e) => PrintableText.Of((e is CimException told ? $"{told.NativeErrorCode}: {e.Message}" : e.Message).Trim());
}
