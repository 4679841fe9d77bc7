using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>The staged module, imported into PowerShell.</summary>
public sealed class ImportedModule : IDisposable
{
    // A session keeps the help of the culture that it was first asked in.
    private readonly Dictionary<string, Runspace> _sessions = [];

    public ImportedModule() => Commands = Invoke("en-US", "Get-Command", ("Module", "Jupiter.Migration"))
        .Select(command => (CmdletInfo)command.BaseObject).ToArray();

    public CmdletInfo[] Commands { get; }

    /// <summary>Asks for help as a user of that culture does.</summary>
    public PSObject Help(string culture, string topic) => Invoke(culture, "Get-Help", ("Name", topic), ("Full", true)).Single();

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    private PSObject[] Invoke(string culture, string command, params (string Name, object Value)[] parameters)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            using var shell = PowerShell.Create(Session(culture));
            shell.AddCommand(command);
            foreach (var (name, value) in parameters)
            {
                shell.AddParameter(name, value);
            }

            return [.. shell.Invoke()];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private Runspace Session(string culture)
    {
        if (!_sessions.TryGetValue(culture, out var session))
        {
            var state = InitialSessionState.CreateDefault2();
            state.ThreadOptions = PSThreadOptions.UseCurrentThread;
            state.ImportPSModule([Repository.ModuleManifest]);
            session = RunspaceFactory.CreateRunspace(state);
            session.Open();
            _sessions.Add(culture, session);
        }

        return session;
    }
}
