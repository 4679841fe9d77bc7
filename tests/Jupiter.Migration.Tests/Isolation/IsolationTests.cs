using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Isolation;

/// <summary>
/// A session into which other modules have brought their SqlClient, their Azure and their identity libraries first: the engine works with
/// its own copies, and theirs stay theirs.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class IsolationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServerDouble _server = new(SqlServerVersion.Sql2019);

    public IsolationTests() => _server.MakeDatabase("Jupiter");

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("0.1.0.0")]
    [InlineData("999.0.0.0")]
    public void The_engine_uses_its_own_copies_whatever_was_there_before(string version)
    {
        FakeAssemblies.Make(_folder["fakes"], Version.Parse(version));

        File.WriteAllText(_folder["night.ps1"], """
            param([string]$Fakes, [string]$OfPowerShell, [string]$Module, [string]$Server, [string]$Backup)
            $ErrorActionPreference = 'Stop'
            [IO.Directory]::GetFiles($Fakes) | ForEach-Object { [Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath($_) | Out-Null }
            $OfPowerShell.Split('+') | ForEach-Object { [Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyName($_) | Out-Null }
            Import-Module $Module
            $credential = [pscredential]::new('sa', (ConvertTo-SecureString $env:SQL_PASSWORD -AsPlainText -Force))
            $access = @{ ServerInstance = $Server; Credential = $credential; Encrypt = 'Optional'; TrustServerCertificate = $true }
            'engine: ' + (Get-JupiterDatabaseEngine @access).Product
            'rows: ' + (Backup-JupiterDatabase @access -Database Jupiter -BackupFile $Backup).Rows
            Test-JupiterBackup @access -BackupFile $Backup | ForEach-Object { 'check: {0} {1}' -f $_.Status, $_.Id }
            foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) {
                foreach ($assembly in $context.Assemblies) { 'loaded: {0}|{1}|{2}|{3}' -f $context.Name, $assembly.GetName().Name, $assembly.GetName().Version, $assembly.Location }
            }
            """);

        using var process = PwshProcess.StartScript(
            _folder.Path,
            _folder["night.ps1"],
            _folder["fakes"],
            string.Join('+', FakeAssemblies.OfPowerShell),
            StagedModule.Manifest,
            "-Server",
            _server.Address,
            "-Backup",
            _folder["Jupiter.bak"]);
        var run = process.Finish("");

        Assert.True(run.ExitCode == 0, run.Errors);
        var lines = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["engine: SQL Server", "rows: 3", "check: Pass Backup.Manifest", "check: Pass Backup.Length", "check: Pass Backup.Sha256", "check: Pass Backup.Engine"],
            lines.Where(line => !line.StartsWith("loaded: ", StringComparison.Ordinal)));

        var loaded = lines.Where(line => line.StartsWith("loaded: ", StringComparison.Ordinal)).Select(line => line["loaded: ".Length..].Split('|')).ToArray();
        foreach (var fake in FakeAssemblies.OfPowerShell)
        {
            Assert.Contains(loaded, one => one[0] == "Default" && one[1] == fake);
        }

        foreach (var fake in FakeAssemblies.Names.Except(FakeAssemblies.OfPowerShell))
        {
            Assert.Contains(loaded, one => one[0] == "Default" && one[1] == fake && one[2] == version && Path.GetDirectoryName(one[3]) == _folder["fakes"]);
        }

        var engine = loaded.Where(one => one[0] == "Jupiter.Migration.SqlServer").ToArray();
        var folder = Path.Combine(StagedModule.Folder, "engines", "sqlserver");
        foreach (var needed in new[] { "Microsoft.Data.SqlClient", "Microsoft.Data.SqlClient.Extensions.Abstractions", "Microsoft.Data.SqlClient.Internal.Logging" })
        {
            Assert.Contains(engine, one => one[1] == needed);
        }

        Assert.All(engine, one => Assert.StartsWith(folder + Path.DirectorySeparatorChar, one[3], StringComparison.Ordinal));
        Assert.DoesNotContain(engine, one => one[1].StartsWith("Jupiter.Migration.Core", StringComparison.Ordinal));
    }

    [Fact]
    public void The_import_loads_no_SqlClient_and_nothing_that_comes_with_it()
    {
        var run = PwshProcess.Run(
            "Get-Command -Module Jupiter.Migration | Out-Null; foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) { $assembly.GetName().Name }");

        Assert.Equal(0, run.ExitCode);
        var names = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Jupiter.Migration", names);
        var engine = Directory.EnumerateFiles(Path.Combine(StagedModule.Folder, "engines", "sqlserver"), "*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(names.Intersect(engine));
    }

    [Fact]
    public void The_embedded_engine_does_without_the_other_one()
    {
        var instance = SampleDatabase.Make(_folder["server"]);

        var run = PwshProcess.Run(
            $"Get-JupiterDatabaseEngine '{instance}' | Out-Null; foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {{ $assembly.GetName().Name }}");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("SqlClient", run.Output, StringComparison.Ordinal);
    }
}
