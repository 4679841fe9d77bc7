using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>The PowerShell and the module that a task looks with.</summary>
/// <param name="Program">Full path of the program.</param>
/// <param name="First">What it is told before its own arguments, such as the program that dotnet runs.</param>
/// <param name="Module">Full path of the module's folder.</param>
/// <param name="Manifest">Full path of the module's manifest.</param>
public sealed record WatchShell(string Program, IReadOnlyList<string> First, string Module, string Manifest)
{
    /// <summary>What is run: the program, and whatever it is told to run.</summary>
    public IEnumerable<string> Programs => First.Prepend(Program);

    /// <summary>The arguments with which it looks once.</summary>
    /// <param name="folder">Folder of the watch.</param>
    /// <returns>The arguments.</returns>
    public IReadOnlyList<string> Look(string folder) =>
    [
        .. First, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "RemoteSigned", "-Command",
        $"$ErrorActionPreference = 'Stop'; Import-Module {Literal(Manifest)}; Test-JupiterPresence -WatchFolder {Literal(folder)} | Out-Null",
    ];

    /// <summary>A text that PowerShell takes as it stands. The Task Scheduler puts variables in for what stands between percent signs.</summary>
    /// <param name="text">The text.</param>
    /// <returns>An expression.</returns>
    public static string Literal(string text)
    {
        var quoted = PowerShellLiteral.Quoted(text);
        return text.IndexOf('%') < 0 ? quoted : $"({quoted.Replace("%", "'+[char]37+'")})";
    }
}
