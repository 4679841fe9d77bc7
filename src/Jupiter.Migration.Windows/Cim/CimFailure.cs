using System;
using System.IO;
using Jupiter.Migration.Resources;
using Microsoft.Management.Infrastructure;

namespace Jupiter.Migration.Windows.Cim;

/// <summary>What the library of PowerShell throws, its own absence included: it has a native part, which Wine and small systems lack.</summary>
internal static class CimFailure
{
    /// <summary>Whether an exception is one of these.</summary>
    /// <param name="e">The exception.</param>
    /// <returns>True if it is.</returns>
    public static bool Is(Exception e) => e is CimException or ArgumentException or InvalidOperationException or InvalidCastException
        or IOException or BadImageFormatException or TypeLoadException or TypeInitializationException or MissingMethodException;

    /// <summary>What it says.</summary>
    /// <param name="e">The exception.</param>
    /// <returns>The text, with the code of CIM.</returns>
    public static string Text(Exception e) => PrintableText.Of((e is CimException told ? $"{told.NativeErrorCode}: {e.Message}" : e.GetBaseException().Message).Trim());
}
