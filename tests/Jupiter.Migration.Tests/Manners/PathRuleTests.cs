using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Manners;

/// <summary>Rules for every parameter of every cmdlet that is a path.</summary>
public sealed class PathRuleTests : IDisposable
{
    private static readonly string[] Paths =
    [
        "AdditionalFolder", "Against", "AlternateLocation", "BackupFile", "Calendar", "Case", "CopyRoot", "CopyTo", "Destination", "Evidence", "Inventory", "LiteralPath", "Manifest", "ManifestFile", "MeasuredBy", "Media", "OldInventory", "OutFile", "Path", "PreparationProfile", "ProductProfile", "ProgramFolder", "ScriptFolder", "SpecProfile",
        "SystemDatabaseFolder", "Undo", "UndoFile", "Venue", "WatchFolder", "WatchLog",
    ];

    private static readonly string[] Words =
    [
        "AbsenceCode", "AccountManager", "Acknowledge", "BackupPath", "By", "Collation", "ComputerName", "Database", "DataPath", "DecidedBy", "Folder", "From", "InstanceName", "InventoryHash", "ItContact", "LogPath", "MainPos", "Manager", "Message", "Name", "NewServer", "NewServerSerialNumber", "Note",
        "OldServer", "OldServerSerialNumber", "OpeningHours", "ProgramName", "Reason", "Remark", "Role", "Server", "ServerName", "Sha256", "Specialist", "Step", "Subnet", "TaxNumber", "TimeZone", "Until", "VenueName", "Waive", "WatchFrom",
    ];

    // What a cmdlet makes does not come through the pipeline.
    private static readonly string[] Made = ["Backup-JupiterDatabase", "Export-JupiterLogin", "New-JupiterMigration", "New-JupiterRehearsal", "New-JupiterVenue"];

    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public PathRuleTests() => _session.Run("$global:root = $folder; $global:r = New-JupiterRehearsal \"$folder/r\" -Receipts 1", ("folder", _folder.Path));

    public static TheoryData<string, string> PathParameters()
    {
        var all = new TheoryData<string, string>();
        foreach (var (cmdlet, parameter) in Parameters().Where(pair => Paths.Contains(pair.Parameter.Name)))
        {
            all.Add(cmdlet.Name, parameter.Name);
        }

        return all;
    }

    public void Dispose()
    {
        _session.Run("Remove-JupiterRehearsal $r.Path");
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_text_is_known_to_be_a_path_or_none()
    {
        var unknown = Parameters().Select(pair => pair.Parameter.Name).Distinct().Except(Paths).Except(Words);

        Assert.Equal([], unknown);
    }

    [Theory]
    [MemberData(nameof(PathParameters))]
    public void What_is_on_no_file_system_is_named_before_anything_is_touched(string name, string parameter)
    {
        var cmdlet = CmdletArguments.Exported.Single(known => known.Name == name);
        var before = _folder.Listing();

        var error = _session.RunExpectingError(CmdletArguments.Command(cmdlet, parameter, @"Env:\x"));

        Assert.StartsWith("PathNotOnFileSystem,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Listing());
    }

    [Fact]
    public void What_a_cmdlet_works_on_comes_through_the_pipeline_as_text_as_an_item_and_as_a_property()
    {
        var subjects = Parameters().Where(pair => Paths.Contains(pair.Parameter.Name) && !Made.Contains(pair.Cmdlet.Name) && Text(pair.Parameter)
            && pair.Parameter.ParameterSets.Values.Any(set => set.IsMandatory && set.Position >= 0)).ToArray();

        Assert.NotEmpty(subjects);
        Assert.All(subjects, pair =>
        {
            Assert.True(pair.Parameter.ParameterSets.Values.All(set => set.ValueFromPipeline && set.ValueFromPipelineByPropertyName), Called(pair));
            var literal = pair.Cmdlet.Parameters.GetValueOrDefault("LiteralPath") ?? pair.Parameter;
            Assert.True(literal.Aliases.Contains("PSPath") && literal.ParameterSets.Values.All(set => set.ValueFromPipelineByPropertyName), Called(pair));
            Assert.True(literal.Name == "LiteralPath" || literal.Aliases.Contains("LiteralPath"), Called(pair));
        });
    }

    [Fact]
    public void Where_wildcards_are_taken_several_are_and_LiteralPath_takes_none()
    {
        var taking = Parameters().Where(pair => pair.Parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any()).ToArray();

        Assert.Equal(
            ["Backup-JupiterFolder -Path", "Get-JupiterMigration -Case", "Get-JupiterServerInventory -Path", "New-JupiterMigration -Inventory", "Test-JupiterBackup -BackupFile", "Test-JupiterFolder -Path", "Test-JupiterJournal -Case", "Test-JupiterRetention -Case", "Test-JupiterServerPreparation -Inventory",
                "Test-JupiterServerSpec -Inventory", "Test-JupiterVenue -Path"],
            taking.Select(Called).Order(StringComparer.Ordinal));
        Assert.All(taking, pair => Assert.True(pair.Parameter.ParameterType.IsArray, Called(pair)));
        Assert.All(taking.Where(pair => Text(pair.Parameter)), pair => Assert.True(pair.Cmdlet.Parameters.ContainsKey("LiteralPath"), Called(pair)));
    }

    [Fact]
    public void The_folder_of_a_case_has_one_name()
    {
        var (named, other) = (new List<string>(), new List<string>());
        foreach (var cmdlet in CmdletArguments.Exported)
        {
            var isOfCase = cmdlet.Noun is "JupiterMigration" or "JupiterStep" or "JupiterJournal" or "JupiterRetention";
            (cmdlet.Parameters.ContainsKey("Case") || !isOfCase ? named : other).Add(cmdlet.Name);
        }

        Assert.Equal([], other);

        // A path that is no case's: of a rehearsal's folder, of the files that a collector wrote, of a venue's file, and of a folder that is carried.
        Assert.DoesNotContain(CmdletArguments.Exported, cmdlet => cmdlet.Parameters.ContainsKey("Path") && cmdlet.Noun is not ("JupiterServerInventory" or "JupiterVenue" or "JupiterFolder") && !cmdlet.Noun.StartsWith("JupiterRehearsal", StringComparison.Ordinal));
        Assert.All(
            CmdletArguments.Exported.SelectMany(cmdlet => cmdlet.OutputType).Select(output => output.Type).Where(type => type?.Namespace?.StartsWith("Jupiter.Migration.Cases", StringComparison.Ordinal) == true),
            type => Assert.Null(type.GetProperty("Path")));
    }

    private static IEnumerable<(CmdletInfo Cmdlet, ParameterMetadata Parameter)> Parameters() => CmdletArguments.Exported
        .SelectMany(cmdlet => cmdlet.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)
            && (Text(parameter) || parameter.ParameterType.Name is "VenueSource" or "InventorySource[]")).Select(parameter => (cmdlet, parameter)));

    private static bool Text(ParameterMetadata parameter) => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[]);

    private static string Called((CmdletInfo Cmdlet, ParameterMetadata Parameter) pair) => $"{pair.Cmdlet.Name} -{pair.Parameter.Name}";
}
