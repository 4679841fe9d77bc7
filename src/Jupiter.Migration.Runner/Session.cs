using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Jupiter.Migration.Runner.Hosting;
using Microsoft.PowerShell;

namespace Jupiter.Migration.Runner;

/// <summary>One PowerShell session with the module loaded, which runs one script or one text of commands.</summary>
internal sealed class Session : IDisposable
{
    private const string RunScript = "param($script, $named, $words) & $script @named @words";

    private readonly RunnerHost _host;
    private readonly Runspace _runspace;
    private readonly PowerShell _shell;

    /// <summary>Opens a session.</summary>
    /// <param name="module">Full path of the module's manifest.</param>
    /// <param name="host">The host.</param>
    public Session(string module, RunnerHost host)
    {
        _host = host;
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(module);

        // A runbook that goes on after an error is what the night must not have; a script may decide otherwise.
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, ""));
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        _shell = PowerShell.Create();
        _shell.Runspace = _runspace;
        _shell.Streams.Error.DataAdded += (sender, added) => ErrorReport.Write(((PSDataCollection<ErrorRecord>)sender!)[added.Index], _host.UI);
    }

    /// <summary>Stops what runs and waits until it has stopped. Called from any thread.</summary>
    public void Stop() => _shell.Stop();

    /// <summary>Runs commands.</summary>
    /// <param name="commands">Their text.</param>
    /// <returns>The exit code.</returns>
    public int RunCommands(string commands)
    {
        _shell.AddScript(commands);
        return Run();
    }

    /// <summary>Runs a script.</summary>
    /// <param name="path">The script.</param>
    /// <param name="options">Its arguments.</param>
    /// <returns>The exit code.</returns>
    public int RunFile(string path, RunnerOptions options)
    {
        var ast = Parser.ParseFile(Path.GetFullPath(path), out _, out var problems);
        if (problems.Length > 0)
        {
            throw new ParseException(problems);
        }

        // A script block made of the file's syntax tree knows its $PSScriptRoot, and its "exit N" reaches the host.
        var (named, words) = ScriptArguments.Sort(options.Arguments);
        _shell.AddScript(RunScript).AddParameter("script", ast.GetScriptBlock()).AddParameter("named", named).AddParameter("words", words);
        return Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shell.Dispose();
        _runspace.Dispose();
    }

    private int Run()
    {
        _shell.AddCommand("Out-Default");
        _shell.Invoke();

        // A pipeline that is stopped while it asks a question ends without a word.
        return _shell.InvocationStateInfo.State == PSInvocationState.Completed ? _host.ExitCode ?? 0 : throw new PipelineStoppedException();
    }
}
