using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A real PowerShell engine with the staged module imported, as a user's session has it.</summary>
internal sealed class HostedSession : IDisposable
{
    private readonly Runspace _runspace;

    public HostedSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(StagedModule.Manifest);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    public PSDataCollection<ProgressRecord> Progress { get; } = [];

    public IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] parameters)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.Streams.Progress = Progress;
        shell.AddScript("$ErrorActionPreference = 'Stop'; $ConfirmPreference = 'None'; " + script);
        foreach (var (name, value) in parameters)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        return shell.Invoke().ToArray();
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
