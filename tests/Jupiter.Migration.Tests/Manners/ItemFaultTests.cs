using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Cases;
using Xunit;

namespace Jupiter.Migration.Tests.Manners;

/// <summary>Where a cmdlet takes several things, a fault of one keeps no other away; where it works on one thing, a fault ends it for `try` too.</summary>
public sealed class ItemFaultTests : IDisposable
{
    // A parameter, a value that can't be and one that can.
    private static readonly Dictionary<string, (string Parameter, string Bad, string Good, string ErrorId)> Several = new(StringComparer.Ordinal)
    {
        ["Backup-JupiterFolder"] = ("Path", "$root/nowhere", "$case", "PathNotFound"),
        ["Get-JupiterMigration"] = ("Case", "$root/none", "$case", "CaseNotFound"),
        ["Get-JupiterServerInventory"] = ("Path", "$root/missing.json", "$r.Inventory", "InventoryNotFound"),
        ["Start-JupiterRehearsalComputer"] = ("Name", "Nobody", "BAR", "RehearsalComputerNotFound"),
        ["Stop-JupiterRehearsalComputer"] = ("Name", "Nobody", "BAR", "RehearsalComputerNotFound"),
        ["Test-JupiterBackup"] = ("BackupFile", "$root/none", "$root/first.bak", "BackupNotFound"),
        ["Test-JupiterFolder"] = ("Path", "$root/nowhere", "$case", "PathNotFound"),
        ["Test-JupiterJournal"] = ("Case", "$root/none", "$case", "JournalNotFound"),
        ["Test-JupiterPresence"] = ("ComputerName", "'a b'", "127.82.99.9", "HostInvalid"),
        ["Test-JupiterRetention"] = ("Case", "$root/none", "$case", "CaseNotFound"),
        ["Test-JupiterServerPreparation"] = ("Inventory", "$root/none.json", "$r.Inventory", "InventoryNotFound"),
        ["Test-JupiterServerSpec"] = ("Inventory", "$root/none.json", "$r.Inventory", "InventoryNotFound"),
        ["Test-JupiterVenue"] = ("Path", "$root/missing.json", "$r.Venue", "VenueNotFound"),
    };

    // What a cmdlet reads of each thing that comes through the pipeline, or removes.
    private static readonly string[] OneAfterTheOther = ["Get-JupiterDatabaseFingerprint", "Remove-JupiterRehearsal"];

    // A plan is made with all the inventories that it is given, or not at all.
    private const string AllOrNothing = "New-JupiterMigration";

    // Words to one cmdlet, not things.
    private static readonly string[] Lists = ["CmsMessageRecipient", "Computer", "Folder", "OldInventory", "Protocol", "Step", "TcpPort", "Waive"];

    private readonly CaseHouse _house = new(receipts: 5);

    public ItemFaultTests()
    {
        _house.Plan().Start("OldServer");
        _house.Run("Backup-JupiterDatabase $r.OldServerInstance Jupiter $root/first.bak");
    }

    public static TheoryData<string> OfSeveral() => [.. Several.Keys];

    public static TheoryData<string> OfOne() => [.. CmdletArguments.Exported.Select(cmdlet => cmdlet.Name).Except(Several.Keys).Except(OneAfterTheOther)
        .Where(name => CmdletArguments.Exported.Single(cmdlet => cmdlet.Name == name).ParameterSets.Any(set => set.Parameters.Any(IsPath)))];

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Every_cmdlet_that_takes_several_things_is_here()
    {
        var taking = CmdletArguments.Exported
            .Where(cmdlet => cmdlet.Name != AllOrNothing && cmdlet.Parameters.Values.Any(parameter => parameter.ParameterType.IsArray && !Lists.Contains(parameter.Name)))
            .Select(cmdlet => cmdlet.Name);

        Assert.Equal(Several.Keys.Order(StringComparer.Ordinal), taking.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_pattern_that_is_none_is_a_name_and_keeps_no_other_away()
    {
        var said = _house.Run("Get-JupiterMigration '[2026', $case -ErrorAction SilentlyContinue -ErrorVariable faults | ForEach-Object Id; $faults[0].FullyQualifiedErrorId");

        Assert.Equal(2, said.Count);
        Assert.StartsWith("CaseNotFound,", said[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfSeveral))]
    public void A_fault_of_one_is_written_and_the_next_has_its_turn(string name)
    {
        var (_, _, _, errorId) = Several[name];

        var result = _house.Run($"$ErrorActionPreference = 'Continue'; $out = @({Command(name)} -ErrorVariable faults 2>$null); @{{ Out = $out; Faults = @($faults) }}").Single();
        var (output, faults) = (Part<object>(result, "Out"), Part<ErrorRecord>(result, "Faults"));

        Assert.NotEmpty(output);
        var fault = Assert.Single(faults);
        Assert.StartsWith(errorId + ",Jupiter.Migration.Commands.", fault.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEqual(ErrorCategory.NotSpecified, fault.CategoryInfo.Category);
        Assert.NotNull(fault.TargetObject);
        Assert.NotEmpty(fault.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [MemberData(nameof(OfSeveral))]
    public void A_script_that_stops_at_errors_stops_there(string name) =>
        Assert.Equal(Several[name].ErrorId, _house.Refused(Command(name) + "; exit"));

    [Theory]
    [MemberData(nameof(OfSeveral))]
    public void Who_wants_no_errors_gets_none(string name)
    {
        var output = _house.Run(Command(name) + " -ErrorAction SilentlyContinue");

        Assert.NotEmpty(output);
    }

    [Theory]
    [MemberData(nameof(OfOne))]
    public void A_fault_of_the_only_thing_ends_the_cmdlet_whatever_the_preference_is(string name)
    {
        var cmdlet = CmdletArguments.Exported.Single(known => known.Name == name);
        var path = cmdlet.ParameterSets.SelectMany(set => set.Parameters).First(IsPath).Name;

        var caught = _house.Run($@"$ErrorActionPreference = 'Continue'; try {{ {CmdletArguments.Command(cmdlet, path, @"Env:\x")}; 'went on' }} catch {{ $_.FullyQualifiedErrorId }}");

        Assert.StartsWith("PathNotOnFileSystem,", Assert.Single(caught).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_all_things_share_ends_the_cmdlet()
    {
        Assert.Equal("InstanceNotFound", Caught("Test-JupiterBackup $root/first.bak, $root/first.bak -ServerInstance embedded:$root/nowhere"));
        Assert.Equal("SpecProfileNotFound", Caught("Test-JupiterServerSpec DatabaseOnly $r.Inventory -SpecProfile $root/none.json"));
    }

    [Fact]
    public void Wildcards_arrays_items_and_text_find_the_same()
    {
        const string One = "(Get-JupiterMigration $case).Id";
        var id = _house.Run(One).Single().ToString();
        _house.Run("Copy-Item $case \"$root/case [1]\" -Recurse; Copy-Item $root/first.bak \"$root/first [1].bak\"; Copy-Item $root/first.bak.manifest.json \"$root/first [1].bak.manifest.json\"");

        foreach (var many in new[]
        {
            "Get-JupiterMigration $root/case*",
            "Get-JupiterMigration $case, \"$root/case [1]\"",
            "$case, \"$root/case [1]\" | Get-JupiterMigration",
            "Get-Item $root/case* | Get-JupiterMigration",
            "Get-JupiterMigration -LiteralPath $case, \"$root/case [1]\"",
            "[IO.DirectoryInfo]$case, [IO.DirectoryInfo]\"$root/case [1]\" | Get-JupiterMigration",
            "Get-JupiterMigration $case, \"$root/case [1]\" | Get-JupiterMigration",
            "New-PSDrive Night FileSystem $root | Out-Null; Get-JupiterMigration Night:/case*",
        })
        {
            Assert.Equal([id, id], _house.Run(many).Select(status => status.Properties["Id"].Value.ToString()));
        }

        Assert.Equal(2 * 4, _house.Run("Test-JupiterBackup $root/first*.bak").Count);
        Assert.Equal(2 * 4, _house.Run("Get-ChildItem $root/*.bak | Test-JupiterBackup").Count);
        Assert.Equal(4, _house.Run("Get-Item -LiteralPath \"$root/first [1].bak\" | Test-JupiterBackup").Count);
        Assert.Equal("BackupNotFound", _house.Refused("Test-JupiterBackup -LiteralPath $root/first*.bak"));
        Assert.Equal("BackupNotFound", _house.Refused("Test-JupiterBackup $root/second*.bak"));
    }

    private string Caught(string command) =>
        _house.Run($"$ErrorActionPreference = 'Continue'; try {{ {command} }} catch {{ $_.FullyQualifiedErrorId }}").Single().ToString().Split(',')[0];

    private static string Command(string name)
    {
        var (parameter, bad, good, _) = Several[name];
        var cmdlet = CmdletArguments.Exported.Single(known => known.Name == name);
        return CmdletArguments.Command(cmdlet, parameter, $"{bad}, {good}").Replace("-Path $root/none", "-Path $r.Path", StringComparison.Ordinal);
    }

    private static bool IsPath(CommandParameterInfo parameter) => parameter.Name is "Case" or "Path" or "LiteralPath" or "BackupFile" or "Manifest" or "Venue";

    private static T[] Part<T>(PSObject result, string key) =>
        ((System.Collections.IEnumerable)((System.Collections.Hashtable)result.BaseObject)[key]!).Cast<object>()
            .Select(item => item is PSObject wrapped && wrapped.BaseObject is T inner ? inner : (T)item).ToArray();
}
