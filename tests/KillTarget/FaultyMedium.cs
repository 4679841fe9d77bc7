using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace Jupiter.Migration.KillTarget;

/// <summary>Runs this program on a medium that fails: strace answers calls of the system in its place.</summary>
public static class FaultyMedium
{
    /// <summary>Whether strace is there and may watch.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Succeeds();

    /// <summary>Runs it to its end.</summary>
    /// <param name="faults">What fails, as strace's <c>inject</c> takes it: <c>fsync:error=EIO:when=2</c>.</param>
    /// <param name="arguments">What it does.</param>
    /// <returns>What it said, line by line.</returns>
    public static IReadOnlyList<string> Run(IEnumerable<string> faults, params string[] arguments)
    {
        var start = new ProcessStartInfo("strace") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        List<string> words = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,rename,unlink,pwrite64,link,chmod"];
        foreach (var fault in faults)
        {
            words.AddRange(["-e", "inject=" + fault]);
        }

        foreach (var word in (string[])[.. words, "dotnet", Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"), .. arguments])
        {
            start.ArgumentList.Add(word);
        }

        // Its own map of the code is written to files too.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return errors.GetAwaiter().GetResult() is { Length: > 0 } unexpected ? throw new InvalidOperationException(unexpected) : said;
    }

    private static bool Succeeds()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", "-f -o /dev/null -e inject=fsync:error=EIO true") { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
