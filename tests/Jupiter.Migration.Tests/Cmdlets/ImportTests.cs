using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Jupiter.Migration.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>Importing the module costs nothing that is not used yet, and its engine meets nobody else's libraries.</summary>
public sealed class ImportTests
{
    private const string Loaded = "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { if ($_.Location) { $_.Location } }";

    [Fact]
    public void The_import_loads_the_cmdlets_and_the_core_and_nothing_else_of_the_module()
    {
        var run = PwshProcess.Run("Get-Module Jupiter.Migration | ForEach-Object Name; " + Loaded);

        var lines = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Jupiter.Migration", lines[0]);
        var ours = lines.Where(line => line.StartsWith(StagedModule.Folder, StringComparison.Ordinal)).Select(line => Path.GetFileName(line)).Order();
        Assert.Equal(["Jupiter.Migration.Cases.dll", "Jupiter.Migration.Core.dll", "Jupiter.Migration.dll", "Jupiter.Migration.Guard.dll"], ours);
        Assert.DoesNotContain(lines, line => Path.GetFileName(line) is "System.IO.Hashing.dll" || line.Contains("qlite", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_plugin_is_loaded_when_it_is_first_needed()
    {
        using var folder = new TempFolder();
        var instance = SampleDatabase.Make(folder["server"]);

        var run = PwshProcess.Run($"Get-JupiterDatabaseFingerprint '{instance}' Jupiter | Out-Null; {Loaded}");

        var names = run.Output.Split(Environment.NewLine).Select(line => Path.GetFileName(line)).ToArray();
        Assert.Contains("Jupiter.Migration.Embedded.dll", names);
        Assert.DoesNotContain("Jupiter.Migration.Rehearsal.dll", names);
    }

    [Fact]
    public void The_Windows_plugin_speaks_CIM_by_the_library_that_PowerShell_brings()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there it would ask");

        var run = PwshProcess.Run(
            "$plugin = [Reflection.Assembly]::LoadFrom((Join-Path (Get-Module Jupiter.Migration).ModuleBase 'windows' 'Jupiter.Migration.Windows.dll')); "
            + "$client = $plugin.CreateInstance('Jupiter.Migration.Windows.Cim.CimClient'); "
            + "try { $client.Query('', 'root', 'SELECT Name FROM X', [Threading.CancellationToken]::None) } catch { $_.Exception.GetBaseException().GetType().Name }; " + Loaded);

        // What is missing on Linux is the native half, which came with no PowerShell.
        var lines = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("DllNotFoundException", lines[0]);
        Assert.DoesNotContain(lines, line => line.StartsWith(StagedModule.Folder, StringComparison.Ordinal) && line.Contains("Microsoft.Management", StringComparison.Ordinal));
    }

    [Fact]
    public void The_engine_and_its_libraries_live_in_a_world_of_their_own()
    {
        using var folder = new TempFolder();
        var instance = SampleDatabase.Make(folder["server"]);
        using var session = new HostedSession();
        session.Run("Get-JupiterDatabaseFingerprint $instance Jupiter", ("instance", instance));

        // This process has a SQLitePCLRaw of its own, as one with dbatools or PSSQLite in it would.
        var mine = AssemblyLoadContext.GetLoadContext(typeof(SqliteConnection).Assembly)!;
        var engine = AssemblyLoadContext.All.Single(world => world.Name == "Jupiter.Migration.Embedded");
        var engineFolder = Path.Combine(StagedModule.Folder, "engines", "embedded");

        Assert.NotSame(mine, engine);
        Assert.Contains(mine.Assemblies, assembly => assembly.GetName().Name == "SQLitePCLRaw.core");
        var theirs = engine.Assemblies.ToArray();
        Assert.Contains(theirs, assembly => assembly.GetName().Name == "SQLitePCLRaw.core");
        Assert.All(theirs, assembly => Assert.Equal(engineFolder, Path.GetDirectoryName(assembly.Location)));
        Assert.DoesNotContain(theirs, assembly => assembly.GetName().Name == "Jupiter.Migration.Core");
    }

    [Fact]
    public void A_removed_module_is_imported_again()
    {
        using var folder = new TempFolder();
        var instance = SampleDatabase.Make(folder["server"]);
        using var session = new HostedSession();

        var rows = session.Run(
            "Remove-Module Jupiter.Migration; Import-Module $manifest; (Get-JupiterDatabaseFingerprint $instance Jupiter).Rows",
            ("manifest", StagedModule.Manifest),
            ("instance", instance));

        Assert.Equal(3L, rows.Single().BaseObject);
    }
}
