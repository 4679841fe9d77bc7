using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>What comes out of a backup goes into the next cmdlet by name, except for the one thing that must be said each time.</summary>
public sealed class BindingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public BindingTests()
    {
        System.IO.Directory.CreateDirectory(_folder["new"]);
        _session.Run(
            "$backup = Backup-JupiterDatabase $old Jupiter $file",
            ("old", SampleDatabase.Make(_folder["old"])),
            ("new", "embedded:" + _folder["new"]),
            ("file", _folder["first.bak"]));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_backup_is_tested_restored_and_compared_down_the_pipeline()
    {
        Assert.All(_session.Run("$backup | Test-JupiterBackup"), Passes);

        var restored = _session.Run("$backup | Restore-JupiterDatabase $new; ").Single();
        Assert.Equal("Jupiter", restored.Properties["Database"].Value);

        var compared = _session.Run("$backup | Compare-JupiterDatabase $new");
        Assert.Equal(2, compared.Count);
        Assert.All(compared, Passes);
    }

    [Fact]
    public void A_restored_database_is_compared_down_the_pipeline()
    {
        Assert.All(_session.Run("$backup | Restore-JupiterDatabase $new -Database Other | Compare-JupiterDatabase $new"), Passes);
    }

    [Fact]
    public void The_server_is_never_taken_from_the_pipeline()
    {
        var parameters = _session.Run("Get-Command -Module Jupiter.Migration").Select(cmdlet => (CmdletInfo)cmdlet.BaseObject)
            .Where(cmdlet => cmdlet.Parameters.ContainsKey("ServerInstance"))
            .SelectMany(cmdlet => cmdlet.Parameters["ServerInstance"].Attributes.OfType<ParameterAttribute>()).ToArray();

        Assert.True(parameters.Length >= 8);
        Assert.DoesNotContain(parameters, parameter => parameter.ValueFromPipeline || parameter.ValueFromPipelineByPropertyName);
    }

    [Fact]
    public void An_object_that_names_a_server_does_not_say_where_to_restore()
    {
        var before = _folder.Listing();

        var error = _session.RunExpectingError("$backup.psobject.Copy() | Restore-JupiterDatabase");

        Assert.StartsWith("MissingMandatoryParameter,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Listing());
    }

    [Fact]
    public void Several_backups_are_tested_one_after_the_other()
    {
        var results = _session.Run("$backup, $backup, ([IO.FileInfo]$file) | Test-JupiterBackup", ("file", _folder["first.bak"]));

        Assert.Equal(12, results.Count);
        Assert.All(results, Passes);
    }

    private static void Passes(PSObject check) => Assert.Equal("Pass", check.Properties["Status"].Value.ToString());
}
