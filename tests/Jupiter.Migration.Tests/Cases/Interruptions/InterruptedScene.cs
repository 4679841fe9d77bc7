using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>A night just before a step: it may be played, forgotten by the journal, damaged, and is in the end as it was.</summary>
internal sealed class InterruptedScene : IDisposable
{
    // Who is on holds this file of his open.
    private const string On = "machine.on";

    private static readonly string[] AllPlaces = ["case", "r/old-server", "r/new-server", "r/backups", "r/second-medium"];

    private readonly TempFolder _before = new();
    private readonly string[] _places;
    private readonly string _step;
    private readonly string _goOn;

    /// <summary>Notes how everything is; only the case where databases are no files, or POS terminals are on and hold them open.</summary>
    public InterruptedScene(CaseHouse house, string step, bool onlyCase)
    {
        (House, _step, _places) = (house, step, onlyCase ? ["case"] : AllPlaces);
        _goOn = GoOnWith(step);
        foreach (var place in _places.Where(place => Directory.Exists(House[place])))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_before[place])!);
            Run("cp", "-a", House[place], _before[place]);
            File.Delete(_before[place, On]);
        }
    }

    public CaseHouse House { get; }

    public string OldDatabase => House["r", "old-server", "Jupiter.db"];

    public string NewDatabase => House["r", "new-server", "Jupiter.db"];

    public string Backup => House["r", "backups", "Jupiter.bak"];

    public string Copy => House["r", "second-medium", "Jupiter.bak"];

    public string Folders => House["r", "second-medium", "folders"];

    public string TrialDatabase => $"Jupiter.trial-{House.Id}";

    public string TrialBackup => House["r", "backups", TrialDatabase + ".bak"];

    public string TrialCopy => House["r", "second-medium", TrialDatabase + ".bak"];

    public string OldServer => $"'embedded:{House["r", "old-server"]}'";

    public string NewServer => $"'embedded:{House["r", "new-server"]}'";

    /// <summary>What people enter to have a step done.</summary>
    public static string GoOnWith(string step) => step.StartsWith('B')
        ? "Undo-JupiterMigration $case @access -WarningAction SilentlyContinue"
        : $"Invoke-JupiterMigration $case -NonInteractive -Until {step} @access";

    /// <summary>Does the step; that it was done is forgotten when it is interrupted.</summary>
    public void Do() => House.Run(_goOn);

    /// <summary>Changes rows of a database, also of one that is locked.</summary>
    public void Change(string database, string statement)
    {
        var server = $"'embedded:{Path.GetDirectoryName(database)}'";
        House.Run($"try {{ Unlock-JupiterDatabase {server} Jupiter | Out-Null }} catch {{ }}");
        SampleDatabase.Change(database, statement);
    }

    /// <summary>The step began, and nothing tells how it ended. What the action then makes of what it finds.</summary>
    public string GoOn(Func<InterruptedScene, string> thing)
    {
        PutBack("case");
        House.Run($"$m = [Jupiter.Migration.Cases.MigrationCase]::Open($case, [TimeProvider]::System, $null); try {{ $m.Record('{_step}', 'Started', $null, @()) }} finally {{ $m.Dispose() }}");
        var found = thing(this);
        try
        {
            House.Run(_goOn);
        }
        catch (RuntimeException e)
        {
            return e.ErrorRecord.FullyQualifiedErrorId.Split(',')[0] + (thing(this) == found ? "" : ", and it was touched");
        }

        return House.EventsOf(_step)[^1] != "Done" ? "not done" : found.Length > 0 && thing(this) == found ? "done as found" : "done";
    }

    /// <summary>Whether the journal tells of a restore that took time: what is found as it should be is not restored.</summary>
    public string Restored => House.Lines().Any(line => line["event"]!.GetValue<string>() == "Done" && line["step"]!.GetValue<string>() == _step && line["data"]!["seconds"] is not null)
        ? "restored" : "as found";

    /// <summary>Files as they are, and since when; empty when there are none.</summary>
    public static string State(params string[] files) => string.Join("; ", files.Where(File.Exists).Select(file =>
        Path.GetFileName(file) + " " + File.GetLastWriteTimeUtc(file).Ticks + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    public void Dispose()
    {
        Array.ForEach(_places, PutBack);
        _before.Dispose();
    }

    // In a process of its own: to close a file here would take SQLite's locks on it from this process.
    private void PutBack(string place)
    {
        if (Directory.Exists(_before[place]))
        {
            Run("find", House[place], "-mindepth", "1", "!", "-name", On, "-delete");
            Run("cp", "-a", _before[place] + "/.", House[place]);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        run.WaitForExit();
        if (run.ExitCode != 0)
        {
            throw new IOException(program + " " + string.Join(' ', arguments));
        }
    }
}
