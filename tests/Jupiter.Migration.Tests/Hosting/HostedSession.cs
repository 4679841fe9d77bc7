using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A real PowerShell engine with the staged module imported, as a user's session has it.</summary>
internal sealed class HostedSession : IDisposable
{
    // What the culture of the process is for a user's session; here many sessions share one process.
    private const string Preparation =
        "[CultureInfo]::CurrentCulture = [CultureInfo]::CurrentUICulture = $Host.CurrentUICulture; $ErrorActionPreference = 'Stop'; $ConfirmPreference = 'None'; ";

    private readonly Runspace _runspace;

    public HostedSession(string culture = "en-US")
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(StagedModule.Manifest);
        _runspace = RunspaceFactory.CreateRunspace(new CultureHost(CultureInfo.GetCultureInfo(culture)), state);
        _runspace.Open();
    }

    public PSDataCollection<ProgressRecord> Progress { get; } = [];

    public IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] parameters)
    {
        using var shell = Prepare(script, parameters);
        return shell.Invoke().ToArray();
    }

    /// <summary>A script that is ready to run. The caller starts it, may stop it, and disposes of it.</summary>
    public PowerShell Prepare(string script, params (string Name, object? Value)[] parameters)
    {
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.Streams.Progress = Progress;
        shell.AddScript(Preparation + script);
        foreach (var (name, value) in parameters)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        return shell;
    }

    public ErrorRecord RunExpectingError(string script, params (string Name, object? Value)[] parameters)
    {
        try
        {
            Run(script, parameters);
        }
        catch (RuntimeException e)
        {
            return e.ErrorRecord;
        }

        throw new InvalidOperationException("No error: " + script);
    }

    public void Dispose() => _runspace.Dispose();
}
