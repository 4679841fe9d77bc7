using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>The real pwsh as a process of its own, as it is started from a console or a scheduled task.</summary>
internal sealed class PwshProcess : IDisposable
{
    private const int SigInt = 2;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly TerminalReader? _terminal;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private PwshProcess(Process process, TerminalReader? terminal)
    {
        _process = process;
        _terminal = terminal;
        _output = _terminal?.End ?? process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts commands, with the staged module imported, that end at the first error.</summary>
    public static PwshProcess Start(string workingDirectory, string commands, string culture = "en-US", params string[] options) =>
        StartProgram(workingDirectory, "dotnet", [StagedModule.Pwsh, "-NoProfile", .. options, "-Command", Session(culture) + commands]);

    /// <summary>
    /// Starts commands that can be interrupted however the tests themselves were started: what runs in the background of a shell ignores
    /// Ctrl+C, and so would all that it starts.
    /// </summary>
    public static PwshProcess StartInterruptible(string workingDirectory, string commands) =>
        StartProgram(workingDirectory, "env", ["--default-signal=INT", "dotnet", StagedModule.Pwsh, "-NoProfile", "-Command", Session("en-US") + commands]);

    /// <summary>Starts commands for which the rights of files hold, whoever runs the tests: root may do anything otherwise.</summary>
    public static PwshProcess StartWithoutPrivilege(string workingDirectory, string commands)
    {
        string[] pwsh = ["dotnet", StagedModule.Pwsh, "-NoProfile", "-Command", Session("en-US") + commands];
        return Environment.IsPrivilegedProcess
            ? StartProgram(workingDirectory, "setpriv", ["--bounding-set", "-dac_override,-dac_read_search", .. pwsh])
            : StartProgram(workingDirectory, pwsh[0], pwsh[1..]);
    }

    /// <summary>Starts commands at another time in another time zone, which faketime(1) plays.</summary>
    public static PwshProcess StartAt(string zone, string moment, string workingDirectory, string commands, string culture) => StartProgram(
        workingDirectory, "env", ["TZ=" + zone, "faketime", "-m", "-f", "@" + moment, "dotnet", StagedModule.Pwsh, "-NoProfile", "-Command", Session(culture) + commands]);

    /// <summary>Starts a script with its arguments, which has to import the module by itself.</summary>
    public static PwshProcess StartScript(string workingDirectory, string script, params string[] arguments) =>
        StartProgram(workingDirectory, "dotnet", [StagedModule.Pwsh, "-NoProfile", "-File", script, .. arguments]);

    /// <summary>Starts a script as a scheduler does: nobody can be asked, and the current folder is one of the system.</summary>
    public static PwshProcess StartTask(string script, params string[] arguments) =>
        StartProgram(Path.GetPathRoot(script)!, "dotnet", [StagedModule.Pwsh, "-NoProfile", "-NonInteractive", "-File", script, .. arguments]);

    /// <summary>Starts commands at a terminal, which util-linux's script(1) plays.</summary>
    public static PwshProcess StartOnTerminal(string workingDirectory, string commands)
    {
        var text = (Session("en-US") + commands).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
        return StartProgram(workingDirectory, "script", ["-qec", $"stty cols 200 rows 50; dotnet '{StagedModule.Pwsh}' -NoProfile -Command \"{text}\"", "/dev/null"], process => new TerminalReader(process));
    }

    /// <summary>Starts a session at a terminal in colours, with a prompt that tells no folder. The lines are typed without PSReadLine, whose drawing nobody needs here.</summary>
    public static PwshProcess StartSession(string workingDirectory, string culture, int columns, int rows, Func<string, string> terminal)
    {
        var text = (Session(culture) + "Remove-Module PSReadLine; function prompt { 'PS> ' }; ").Replace("$", "\\$", StringComparison.Ordinal);
        return StartProgram(
            workingDirectory,
            "script",
            ["-qec", $"stty cols {columns} rows {rows}; exec env -u NO_COLOR TERM=xterm TZ=Europe/Moscow dotnet '{StagedModule.Pwsh}' -NoProfile -NoLogo -NoExit -Command \"{text}\"", "/dev/null"],
            process => new TerminalReader(process, terminal));
    }

    /// <summary>Runs commands to the end with nothing on the standard input.</summary>
    public static PwshResult Run(string commands, string culture = "en-US")
    {
        using var process = Start(Path.GetTempPath(), commands, culture);
        return process.Finish("");
    }

    /// <summary>How much its terminal has shown.</summary>
    public int Shown => _terminal!.Length;

    /// <summary>Waits until a text is seen on its terminal, after what it had shown before.</summary>
    public void See(string text, int after = 0)
    {
        if (!_terminal!.See(text, after).Wait(LongestRun))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"\"{text}\" was never shown:{Environment.NewLine}{_output.GetAwaiter().GetResult()}");
        }
    }

    /// <summary>Types at its terminal.</summary>
    public void Type(string keys)
    {
        lock (_process.StandardInput)
        {
            _process.StandardInput.Write(keys);
            _process.StandardInput.Flush();
        }
    }

    /// <summary>Writes the answers, closes the standard input unless it is a terminal's, and waits for the end.</summary>
    public PwshResult Finish(string answers, TimeSpan? patience = null)
    {
        Type(answers);
        if (_terminal is null)
        {
            _process.StandardInput.Close();
        }

        return End(patience);
    }

    /// <summary>Waits for the end; the standard input stays open.</summary>
    public PwshResult End(TimeSpan? patience = null)
    {
        if (!_process.WaitForExit(patience ?? LongestRun))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"pwsh did not end: {string.Join(' ', _process.StartInfo.ArgumentList)}{Environment.NewLine}{_output.GetAwaiter().GetResult()}{_errors.GetAwaiter().GetResult()}");
        }

        return new PwshResult(_process.ExitCode, _output.GetAwaiter().GetResult(), _errors.GetAwaiter().GetResult());
    }

    /// <summary>Sends the signal that Ctrl+C sends.</summary>
    public void Interrupt()
    {
        // Not by a program that has to be started first: meanwhile the work that is to be stopped may be over.
        if (Kill(_process.Id, SigInt) != 0)
        {
            throw new InvalidOperationException("kill: " + Marshal.GetLastPInvokeError());
        }
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

    // A culture of the machine need not be there: an image for builds often has none but the invariant one.
    private static string Session(string culture) =>
        $"[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = '{culture}'; $ErrorActionPreference = 'Stop'; Import-Module '{StagedModule.Manifest}'; ";

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private static PwshProcess StartProgram(string workingDirectory, string program, IEnumerable<string> arguments, Func<Process, TerminalReader>? terminal = null)
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

        // What the terminal of the developer says must not decide what a run writes.
        start.Environment["NO_COLOR"] = "1";
        start.Environment["TERM"] = "dumb";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["SQL_PASSWORD"] = SqlText.Password;
        var process = Process.Start(start)!;
        return new PwshProcess(process, terminal?.Invoke(process));
    }
}

/// <summary>How a run of pwsh ended and what it wrote.</summary>
internal sealed record PwshResult(int ExitCode, string Output, string Errors);
