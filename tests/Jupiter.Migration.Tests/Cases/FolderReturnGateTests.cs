using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>No till is switched on after a reinstallation while a folder that was copied before the wipe is not back, and nobody answered for it (clause P2).</summary>
[Trait("Tier", "Whole")]
public sealed class FolderReturnGateTests : IDisposable
{
    private const string PutBack = "Restore-JupiterFolder -Case $case -Confirm:$false";
    private const string GoOn = "Invoke-JupiterMigration $case -NonInteractive";

    private readonly CaseHouse _house = new("OsReinstall", receipts: 5);

    public FolderReturnGateTests() => _house.Plan().Approve().Prepare().Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke();

    private string Reports => _house["r", "old-server", "Jupiter", "Reports"];

    private string Exchange => _house["r", "old-server", "Jupiter", "Exchange"];

    private string Copies => _house["r", "second-medium", "folders"];

    public void Dispose() => _house.Dispose();

    [Fact]
    public void What_was_not_put_back_keeps_the_tills_off()
    {
        Assert.Equal("FolderReturnTooEarly", _house.Refused(PutBack));
        Assert.False(Directory.Exists(Reinstalled()));
        var refusal = _house.Error(GoOn);
        Assert.StartsWith("FoldersNotReturned,", refusal.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"Folder.Returned {Reports}: was not put back", refusal.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("StepNotItsTurn", _house.Refused($"Complete-JupiterStep $case S5 '{CaseHouse.Customer}'"));

        Assert.Equal(2, _house.Run(PutBack).Count);

        Assert.Equal("S5", _house.Invoke()[^1]);
        Assert.Equal("Смена 1.txt", Path.GetFileName(Directory.GetFiles(Reports).Single()));
        Assert.All(_house.Run(PutBack), again => Assert.Equal(again.Properties["Files"].Value, again.Properties["Taken"].Value));
    }

    [Fact]
    public void Somebody_who_has_seen_what_is_missing_may_answer_for_it()
    {
        Reinstalled();
        _house.Run($"{PutBack} -Folder '{Exchange}'");
        Assert.Equal("FoldersNotReturned", _house.Refused(GoOn + $" -DecidedBy '{CaseHouse.Customer}'"));

        Assert.Equal("S5", _house.Invoke($"-DecidedBy '{CaseHouse.Customer}'")[^1]);

        var line = _house.Lines().Last(one => (string)one["step"]! == "S4.Folders" && (string)one["event"]! == "Done")["data"]!;
        Assert.Equal(CaseHouse.Customer, (string)line["foldersDecidedBy"]!);
        Assert.Equal($"Folder.Returned {Reports}: was not put back", (string)line["foldersNotReturned"]!);

        // Who signs the report sees it, too.
        _house.Run($"Export-JupiterReport $case -As Csv -OutFile '{_house["report.csv"]}'");
        Assert.Contains($"Decision of {CaseHouse.Customer}, who has seen it: Folder.Returned {Reports}: was not put back", File.ReadAllText(_house["report.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_medium_that_has_another_letter_now_is_named_by_the_folder_of_its_copies()
    {
        Reinstalled();
        Directory.Move(Copies, _house["r", "second-medium", "other"]);
        Assert.Equal("FolderCopyNotThere", _house.Refused(PutBack + " -ErrorAction Stop"));
        Assert.Equal("FolderCopyNotThere", _house.Refused(PutBack + $" -CopyRoot '{_house["r", "backups"]}' -ErrorAction Stop"));

        _house.Run(PutBack + $" -CopyRoot '{_house["r", "second-medium", "other"]}'");

        Assert.Equal("S5", _house.Invoke()[^1]);
    }

    [Fact]
    public void Only_the_recorded_copy_goes_back()
    {
        Reinstalled();
        var list = Directory.GetFiles(Copies, "Reports.folder.jsonl", SearchOption.AllDirectories).Single();
        Directory.CreateDirectory(_house["r", "backups", "Reports"]);
        _house.Run($"Backup-JupiterFolder '{_house["r", "backups", "Reports"]}' -Destination '{Path.GetDirectoryName(list)}' -Force");

        Assert.Equal("FolderListNotOfCase", _house.Refused($"{PutBack} -Folder '{Reports}' -ErrorAction Stop"));

        Assert.False(Directory.Exists(Reports));
    }

    [Fact]
    public void A_folder_that_lies_elsewhere_than_on_the_server_is_not_back()
    {
        Reinstalled();
        Assert.Equal("FolderLocationOfOne", _house.Refused($"{PutBack} -AlternateLocation '{_house["laptop"]}'"));
        Assert.Equal("FolderNotOfCase", _house.Refused($"{PutBack} -Folder 'C:\\Чужая'"));
        _house.Run($"{PutBack} -Folder '{Reports}' -AlternateLocation '{_house["laptop"]}'");
        _house.Run($"{PutBack} -Folder '{Exchange}'");

        Assert.Contains("which is not the server of the plan", _house.Error(GoOn).Exception.Message, StringComparison.Ordinal);

        _house.Run($"{PutBack} -Folder '{Reports}' -AlternateLocation '{_house["r", "old-server", "D", "Jupiter", "Reports"]}'");
        Assert.Equal("S5", _house.Invoke()[^1]);
    }

    [Fact]
    public void A_file_that_could_not_be_put_back_is_missed()
    {
        Reinstalled();
        Directory.CreateDirectory(Reports);
        File.WriteAllText(Path.Combine(Reports, "Смена 1.txt"), "of the new system");
        Assert.Equal("FolderFileThere", _house.Refused(PutBack + " -ErrorAction Stop"));
        _house.Run(PutBack + " -ErrorAction SilentlyContinue");
        Assert.Contains("files put back: 0, not put back: 1", _house.Error(GoOn).Exception.Message, StringComparison.Ordinal);

        _house.Run(PutBack + " -Force");
        Assert.Equal("S5", _house.Invoke()[^1]);
    }

    [Fact]
    public void Nothing_is_put_on_a_disk_that_is_still_to_be_wiped()
    {
        _house.Complete("S3a.Off");

        Assert.Equal("FolderReturnTooEarly", _house.Refused(PutBack));

        Assert.DoesNotContain(_house.Lines(), line => (string)line["event"]! == "FolderReturned");
    }

    [Fact]
    public void What_could_not_be_kept_is_not_begun()
    {
        Reinstalled();
        using (new FileStream(_house["case", "case.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("CaseInUse", _house.Refused(PutBack + " -ErrorAction Stop"));
            Assert.Empty(_house.Run("Restore-JupiterFolder -Case $case -WhatIf"));
        }

        Assert.False(Directory.Exists(Reports));
    }

    [Fact]
    public void A_folder_is_named_as_Windows_would_and_never_by_nothing()
    {
        Reinstalled();
        Assert.Equal("ParameterArgumentValidationError", _house.Refused(PutBack + " -Folder $null"));
        Assert.Equal("ParameterArgumentValidationError", _house.Refused(PutBack + " -Folder @()"));

        Assert.Single(_house.Run($"{PutBack} -Folder '{Reports.ToUpperInvariant()}/'"));
    }

    [Fact]
    public void The_folder_of_the_copies_may_be_the_copy_itself_and_nothing_else_is_taken_for_it()
    {
        Reinstalled();
        var copy = Directory.GetFiles(Copies, "Reports.folder.jsonl", SearchOption.AllDirectories).Single();
        Assert.Single(_house.Run($"{PutBack} -Folder '{Reports}' -CopyRoot '{copy}'"));
        Assert.Single(_house.Run($"{PutBack} -Folder '{Reports}' -CopyRoot '{copy.Replace(".folder.jsonl", "/", StringComparison.Ordinal)}'"));

        var refusal = _house.Error($"{PutBack} -Folder '{Exchange}' -CopyRoot '{copy}' -ErrorAction Stop");

        Assert.StartsWith("FolderCopyNotThere,", refusal.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-CopyRoot", refusal.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_back_can_be_completed()
    {
        var words = _house.Run("(TabExpansion2 \"Restore-JupiterFolder -Case '$case' -Folder \" -cursorColumn (\"Restore-JupiterFolder -Case '$case' -Folder \").Length).CompletionMatches.ListItemText");

        Assert.Equal([Exchange, Reports], words.Select(word => (string)word.BaseObject).Order(StringComparer.Ordinal));
    }

    private string Reinstalled()
    {
        _house.Complete("S3a.Off");
        _house.Run("Stop-JupiterRehearsalComputer $r.Path OldServer -Wipe -Confirm:$false");
        _house.Complete("S3a");
        Array.ForEach(["P0", "P1a", "P1b", "P1c", "P1d", "P1f", "P1e"], step => _house.Complete(step));
        _house.Complete("P1e", CaseHouse.Specialist).Start("OldServer").Complete("S3b").Complete("S4a", CaseHouse.Specialist).Complete("P4", CaseHouse.Specialist);
        _house.Run("Invoke-JupiterMigration $case -NonInteractive -Until S4c");
        return Reports;
    }
}
