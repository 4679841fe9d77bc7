using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>A program of the system, run without a shell in between.</summary>
/// <param name="path">Full path: what stands in the search path may be anybody's.</param>
internal sealed class SystemProgram(string path)
{
    private const int LongestSaid = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="MigrationException">WatchSchedulerFailed: it could not be run, or says that it failed.</exception>
    public void Run(params string[] arguments)
    {
        var (code, said) = TryRun(arguments);
        if (code != 0)
        {
            throw MigrationException.Because(
                nameof(SR.WatchSchedulerFailed), path, string.Join(" ", arguments.Prepend(path)), code, PrintableText.Of(said.Trim()));
        }
    }

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code, and the beginning of what it said.</returns>
    public (int Code, string Said) TryRun(params string[] arguments)
    {
        var (code, said) = Listen(arguments);
        return (code, said.Substring(0, Math.Min(said.Length, LongestSaid)));
    }

    /// <summary>Runs it and listens to the end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code, and all that it said.</returns>
    public (int Code, string Said) Listen(params string[] arguments)
    {
        var start = new ProcessStartInfo(path, CommandLine(arguments))
        {
            UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Dispose();
            var said = new[] { process.StandardOutput, process.StandardError }.Select(stream => Task.Run(stream.ReadToEnd)).ToArray();
            if (!process.WaitForExit((int)Patience.TotalMilliseconds))
            {
                process.Kill();
                return (-1, "");
            }

            return (process.ExitCode, string.Concat(Task.WhenAll(said).GetAwaiter().GetResult()));
        }
        catch (Win32Exception e)
        {
            return (e.NativeErrorCode, e.Message);
        }
    }

    /// <summary>Arguments as one line, as programs for Windows take it apart ("Parsing C++ command-line arguments"), and .NET on Unix, too.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The line.</returns>
    public static string CommandLine(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quoted));

    private static string Quoted(string argument)
    {
        if (argument.Length > 0 && argument.All(sign => !char.IsWhiteSpace(sign) && sign != '"'))
        {
            return argument;
        }

        var line = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var sign in argument)
        {
            // Before a quotation mark a backslash stands for itself only when it is doubled.
            line.Append('\\', sign == '"' ? backslashes + 1 : 0).Append(sign);
            backslashes = sign == '\\' ? backslashes + 1 : 0;
        }

        return line.Append('\\', backslashes).Append('"').ToString();
    }
}
