using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace Jupiter.Migration.Bench;

/// <summary>A program that was run: how long it took from start to end, and the most memory it held.</summary>
/// <param name="Seconds">Wall time of the process, start included.</param>
/// <param name="PeakMegabytes">The highest resident size, as the kernel counted it.</param>
/// <param name="Output">What it printed.</param>
internal sealed record MeasuredRun(double Seconds, double PeakMegabytes, string Output)
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The figures.</returns>
    public static MeasuredRun Of(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };

        // What PowerShell itself would send home takes time and memory that are not ours.
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var peak = 0.0;
        using var sampler = new Timer(_ => peak = Math.Max(peak, HighWaterMark(process.Id)), null, 0, 5);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
        }

        return new MeasuredRun(seconds, peak, output);
    }

    // VmHWM only grows, so a sample taken near the end is the peak.
    private static double HighWaterMark(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
