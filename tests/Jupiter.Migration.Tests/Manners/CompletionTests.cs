using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Manners;

/// <summary>What is proposed for an argument, in time; and nothing, in silence, where nothing can be known.</summary>
public sealed class CompletionTests : IDisposable
{
    // What the venue or the case knows and nobody wants to type.
    private static readonly string[] Completed = ["By", "Computer", "Database", "DecidedBy", "MainPos", "Specialist", "Step", "Until", "Waive"];

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly CaseHouse _house = new(receipts: 5);

    public static TheoryData<string, string> Completers()
    {
        var all = new TheoryData<string, string>();
        foreach (var (cmdlet, parameter) in Parameters().Where(pair => Completer(pair.Parameter) is not null).DistinctBy(pair => Completer(pair.Parameter)!.Type)
            .Where(pair => pair.Parameter.Name != "Waive"))
        {
            all.Add(cmdlet.Name, parameter.Name);
        }

        return all;
    }

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Whatever_the_case_the_venue_or_the_server_knows_is_proposed()
    {
        var without = Parameters().Where(pair => (Completed.Contains(pair.Parameter.Name) || IsComputerOfRehearsal(pair)) && Completer(pair.Parameter) is null)
            .Select(pair => $"{pair.Cmdlet.Name} -{pair.Parameter.Name}");

        // Who describes a venue that no file has yet is the one who knows it.
        Assert.Equal(["New-JupiterVenue -Computer", "New-JupiterVenue -MainPos", "New-JupiterVenue -Specialist"], without);
    }

    [Theory]
    [Trait("Tier", "Whole")]
    [MemberData(nameof(Completers))]
    public void Nothing_is_proposed_and_nothing_said_where_nothing_can_be_known(string name, string parameter)
    {
        // Opening a pipe that nobody writes to takes for ever.
        Directory.CreateDirectory(_house["pipe"]);
        using (var made = Process.Start("mkfifo", [_house["pipe", "case.json"], _house["pipe", "venue.json"]]))
        {
            made.WaitForExit();
        }

        Directory.CreateDirectory(_house["broken"]);
        Array.ForEach(["case.json", "venue.json", "journal.jsonl"], file => File.WriteAllText(_house["broken", file], "{"));
        var watch = Stopwatch.StartNew();

        foreach (var place in new object?[] { null, "", _house["none"], _house["broken"], _house["pipe"], @"Env:\x", "a\0b", "Q:\\x", 42, new object[] { "a", "b" }, new Unspeakable() })
        {
            var venue = place is string path ? Path.Combine(path, "venue.json") : place;
            Assert.Empty(Complete(name, parameter, "", new Hashtable { ["Case"] = place, ["Venue"] = venue, ["Path"] = place, ["ServerInstance"] = place }));
        }

        Assert.True(watch.Elapsed < LongestWait, watch.Elapsed.ToString());
    }

    [Fact]
    public void Steps_and_people_are_those_of_the_case()
    {
        _house.Plan();

        Assert.Equal(["'P0'", "'P1a'"], Typed("Complete-JupiterStep $case ").Take(2));
        Assert.DoesNotContain("'R0'", Typed("Complete-JupiterStep $case R"));
        Assert.Contains("'R0'", Typed("Invoke-JupiterMigration $case -Until "));
        Assert.Equal(["'Алёна Щукина'"], Typed("Complete-JupiterStep $case R1 -By Ал"));
        Assert.Equal(["'Алёна Щукина'"], Typed("Complete-JupiterStep $case R1 -By 'Ал"));
        Assert.Contains("'Вера Линь'", Typed("Undo-JupiterMigration $case -By "));
        Assert.Equal(["'Юпитер'"], Typed("Approve-JupiterMigration $case "));
        Assert.DoesNotContain("'Игорь Сомов'", Typed("Confirm-JupiterMigration $case "));
        Assert.Contains("'Вера Линь'", Typed("New-JupiterMigration $case -Venue $r.Venue -Specialist "));

        _house.Approve().Complete("P0");
        Assert.DoesNotContain("'P0'", Typed("Complete-JupiterStep $case P"));
        Assert.Equal(["'P0'"], Typed("Complete-JupiterStep $case -Retract -Step "));
    }

    [Fact]
    public void Computers_and_databases_are_those_of_the_venue_the_rehearsal_and_the_server()
    {
        _house.Start("OldServer");

        Assert.Equal(["'OldServer'", "'NewServer'", "'KASSA-1'", "'KASSA-2'", "'BAR'", "'OFFICE'"], Typed("Start-JupiterRehearsalComputer $r.Path "));
        Assert.Equal(["'KASSA-1'", "'KASSA-2'"], Typed("Invoke-JupiterPosCheck $r.OldServerInstance Jupiter -Venue $r.Venue -MainPos KAS"));
        Assert.Equal(["'Jupiter'"], Typed("Test-JupiterVenue $r.OldServerInstance $r.Venue -Database "));
        Assert.Equal(["'Restore.Collation'"], Typed("Restore-JupiterDatabase $r.OldServerInstance a.bak -Waive Backup.Engine, Restore.Co").Take(1));
        Assert.Equal(["'Jupiter'"], Typed("Lock-JupiterDatabase $r.OldServerInstance "));
    }

    private string[] Typed(string line) => _house.Run(
        "$r = $global:r; (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | Where-Object ResultType -eq ParameterValue | ForEach-Object CompletionText",
        ("line", line.Replace("$case", $"'{_house.Case}'", StringComparison.Ordinal).Replace("$r.Path", $"'{Of("Path")}'", StringComparison.Ordinal)
            .Replace("$r.Venue", $"'{Of("Venue")}'", StringComparison.Ordinal).Replace("$r.OldServerInstance", $"'{Of("OldServerInstance")}'", StringComparison.Ordinal)))
        .Select(text => text.ToString()).ToArray();

    private string Of(string property) => _house.Run("$r." + property).Single().ToString();

    private IReadOnlyList<object> Complete(string cmdlet, string parameter, string word, Hashtable given) => _house.Run(
        "foreach ($result in $completer.CompleteArgument($cmdlet, $parameter, $word, $null, $given)) { $result }",
        ("completer", Activator.CreateInstance(Completer(CmdletArguments.Exported.Single(known => known.Name == cmdlet).Parameters[parameter])!.Type)),
        ("cmdlet", cmdlet),
        ("parameter", parameter),
        ("word", word),
        ("given", given));

    private static ArgumentCompleterAttribute? Completer(ParameterMetadata parameter) => parameter.Attributes.OfType<ArgumentCompleterAttribute>().SingleOrDefault();

    private static IEnumerable<(CmdletInfo Cmdlet, ParameterMetadata Parameter)> Parameters() =>
        CmdletArguments.Exported.SelectMany(cmdlet => cmdlet.Parameters.Values.Select(parameter => (cmdlet, parameter)));

    private static bool IsComputerOfRehearsal((CmdletInfo Cmdlet, ParameterMetadata Parameter) pair) =>
        pair.Cmdlet.Noun == "JupiterRehearsalComputer" && pair.Parameter.Name == "Name";

    private sealed class Unspeakable
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
