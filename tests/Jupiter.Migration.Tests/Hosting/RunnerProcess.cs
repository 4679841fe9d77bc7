using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>The runner as a process of its own, as it is started from a console or a scheduled task.</summary>
internal sealed class RunnerProcess : IDisposable
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RunnerProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public static RunnerProcess Start(string workingDirectory, params string[] arguments) =>
        StartProgram(workingDirectory, "dotnet", [StagedModule.Runner, .. arguments]);

    public static RunnerProcess StartProgram(string workingDirectory, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };

        // What the terminal of the developer says must not decide what a redirected run writes.
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return new RunnerProcess(Process.Start(start)!);
    }

    /// <summary>Runs to the end with nothing on its standard input.</summary>
    public static RunnerResult Run(params string[] arguments)
    {
        using var process = Start(Path.GetTempPath(), arguments);
        return process.Finish("");
    }

    /// <summary>Writes the answers, closes the standard input and waits for the end.</summary>
    public RunnerResult Finish(string answers, TimeSpan? patience = null)
    {
        _process.StandardInput.Write(answers);
        _process.StandardInput.Close();
        return End(patience);
    }

    /// <summary>Waits for the end; the standard input stays open.</summary>
    public RunnerResult End(TimeSpan? patience = null)
    {
        if (!_process.WaitForExit(patience ?? LongestRun))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"The runner did not end: {string.Join(' ', _process.StartInfo.ArgumentList)}{Environment.NewLine}{_output.GetAwaiter().GetResult()}{_errors.GetAwaiter().GetResult()}");
        }

        return new RunnerResult(_process.ExitCode, _output.GetAwaiter().GetResult(), _errors.GetAwaiter().GetResult());
    }

    /// <summary>Sends a signal, as Ctrl+C (INT) or a service manager (TERM) does.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Kills it at once, as a power cut would.</summary>
    /// <returns>Whether it was still there to be killed.</returns>
    public bool Kill()
    {
        if (_process.HasExited)
        {
            return false;
        }

        _process.Kill();
        _process.WaitForExit();
        return _process.ExitCode != 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

/// <summary>How a run of the runner ended and what it wrote.</summary>
internal sealed record RunnerResult(int ExitCode, string Output, string Errors);
