using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Package.Tests;

/// <summary>The package, from a folder that a venue keeps its modules in, by the commands that everybody uses.</summary>
public sealed class InstallTests : IDisposable
{
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        Register-PSResourceRepository -Name Venue -Uri $args[0] -Trusted
        $found = Find-PSResource Jupiter.Migration -Repository Venue
        "$($found.Version) $($found.ReleaseNotes.Length -gt 0)"
        Install-PSResource Jupiter.Migration -Repository Venue
        Import-Module Jupiter.Migration
        $module = Get-Module Jupiter.Migration
        "base $($module.ModuleBase)"
        $promised = (Import-PowerShellDataFile (Join-Path $module.ModuleBase Jupiter.Migration.psd1)).CmdletsToExport
        "cmdlets $($promised.Count -gt 20) $(@(Compare-Object $promised @($module.ExportedCmdlets.Keys)).Count)"
        $rehearsal = New-JupiterRehearsal -Path $args[1] -Receipts 1
        "venue $($null -ne $rehearsal)"
        "help $((Get-Help Backup-JupiterDatabase).Synopsis.Length -gt 20)"
        try { Get-JupiterDatabaseEngine 127.0.0.1,1 } catch { $_.FullyQualifiedErrorId }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_package_is_installed_from_a_folder_and_imported()
    {
        Directory.CreateDirectory(_folder["repository"]);
        Run("dotnet", "pack", Path.Combine(Shipped.RepoRoot, "build", "Jupiter.Migration.Package"), "--no-build", "-c", Shipped.Configuration, "-o", _folder["repository"]);
        _folder.Write("install.ps1", Script);

        var lines = Run("dotnet", Shipped.Pwsh, "-NoProfile", "-File", _folder["install.ps1"], _folder["repository"], _folder["rehearsal"])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        var installed = lines.Single(line => line.StartsWith("base ", StringComparison.Ordinal))[5..];
        Assert.StartsWith(_folder.Path, installed, StringComparison.Ordinal);
        Assert.Equal(Shipped.Version + " True", lines[0]);
        Assert.Equal("cmdlets True 0", lines[2]);
        Assert.Equal(["venue True", "help True"], lines[3..5]);
        Assert.StartsWith("ServerNotReached", lines[5], StringComparison.Ordinal);
        Assert.Empty(Shipped.FilesOf(Shipped.Module).Except(Shipped.FilesOf(installed)));
        Assert.True(File.Exists(Path.Combine(installed, "README.md")));
    }

    // Everything of the user's is redirected: the repositories and modules of whoever runs the tests stay as they are.
    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Shipped.RepoRoot };
        if (arguments[0] != "pack")
        {
            start.Environment["HOME"] = Directory.CreateDirectory(_folder["home"]).FullName;
            Array.ForEach(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"], name => start.Environment.Remove(name));
        }

        start.Environment.Remove("PSModulePath");
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
        return output;
    }
}
