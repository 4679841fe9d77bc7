using System;
using System.Globalization;

namespace Jupiter.Migration.Bench;

/// <summary>Runs a command of ours in a pwsh of its own.</summary>
internal static class PowerShellRun
{
    /// <summary>Times one command in a session that is open, as at a prompt, and the whole process beside it; then collects what nobody holds any more.</summary>
    /// <param name="module">Manifest of the module that the session begins with.</param>
    /// <param name="command">The command.</param>
    /// <param name="before">What comes before it and is not timed.</param>
    /// <returns>The figures.</returns>
    public static Figures Of(string module, string command, string before = "")
    {
        var script = $"$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; Import-Module '{module}'; {before}"
            + $"$w = [Diagnostics.Stopwatch]::StartNew(); $null = {command}; $w.Elapsed.TotalSeconds; [GC]::GetTotalMemory($true) / 1e6";
        var run = MeasuredRun.Of("dotnet", BuiltFiles.Pwsh, "-NoProfile", "-NonInteractive", "-Command", script);
        var told = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Figures(Number(told[0]), run.Seconds, run.PeakMegabytes, Number(told[1]));
    }

    /// <summary>The time that a program prints.</summary>
    /// <param name="run">The program.</param>
    /// <returns>Seconds.</returns>
    public static double Seconds(MeasuredRun run) => Number(run.Output);

    private static double Number(string text) => double.Parse(text.Trim().Replace(',', '.'), CultureInfo.InvariantCulture);
}
