using System;
using System.Globalization;

namespace Jupiter.Migration.Bench;

/// <summary>Runs a command of ours in a pwsh of its own.</summary>
internal static class PowerShellRun
{
    /// <summary>Times one command in a session that is open, as at a prompt, and the whole process beside it.</summary>
    /// <param name="module">Manifest of the module that the session begins with.</param>
    /// <param name="command">The command.</param>
    /// <param name="before">What comes before it and is not timed.</param>
    /// <returns>The figures.</returns>
    public static Figures Of(string module, string command, string before = "")
    {
        var script = $"$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; Import-Module '{module}'; {before}"
            + $"$w = [Diagnostics.Stopwatch]::StartNew(); $null = {command}; $w.Elapsed.TotalSeconds";
        var run = MeasuredRun.Of("dotnet", BuiltFiles.Pwsh, "-NoProfile", "-NonInteractive", "-Command", script);
        return new Figures(Seconds(run), run.Seconds, run.PeakMegabytes);
    }

    /// <summary>The time that a program prints.</summary>
    /// <param name="run">The program.</param>
    /// <returns>Seconds.</returns>
    public static double Seconds(MeasuredRun run) => double.Parse(run.Output.Trim().Replace(',', '.'), CultureInfo.InvariantCulture);
}
