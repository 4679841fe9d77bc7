using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;

namespace Jupiter.Migration.Desktop.Tests;

/// <summary>One import of the module on Mono, in a process of its own.</summary>
internal sealed record MonoImport(int ExitCode, string Output)
{
    /// <summary>Imports.</summary>
    /// <param name="culture">The culture of the user interface.</param>
    /// <param name="registry">The folder that Mono reads the machine's registry from; null for an empty one.</param>
    /// <exception cref="InvalidOperationException">There is no Mono: the tests fail, since nothing else stands in for Windows PowerShell.</exception>
    public static MonoImport Run(string culture, string registry)
    {
        var start = new ProcessStartInfo("mono", [DesktopSide.Import, DesktopSide.Module.TrimEnd('/'), DesktopSide.PowerShell, culture])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MONO_REGISTRY_PATH"] = registry;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new MonoImport(process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Mono is not installed (Debian: mono-runtime): what Windows PowerShell would do can't be tried.", e);
        }
    }
}
