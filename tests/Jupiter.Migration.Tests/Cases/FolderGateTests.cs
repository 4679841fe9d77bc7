using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>No disk is wiped while a folder of the venue is in no verified copy, or something lies beside the Jupiter program that nobody answered for (clauses P2, S2).</summary>
[Trait("Tier", "Whole")]
public sealed class FolderGateTests : IDisposable
{
    private const string Carry = "Backup-JupiterFolder -Case $case -Destination \"$($r.SecondMedium)/folders\" -WarningAction SilentlyContinue";
    private const string GoOn = "Invoke-JupiterMigration $case -NonInteractive";

    private readonly CaseHouse _house = new("OsReinstall");

    public FolderGateTests() => _house.Plan().Approve().PrepareWithoutFolders().Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke("-Until S2.Verify");

    private string Program => _house["r", "old-server", "Jupiter"];

    private string Copies => _house["r", "second-medium", "folders"];

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Without_copies_nobody_may_wipe_and_nobody_may_decide_that_he_may()
    {
        var refusal = _house.Error(GoOn);
        Assert.StartsWith("StepChecksFailed,", refusal.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"Folder.Carried {Path.Combine(Program, "Reports")}: no copy was made", refusal.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("StepChecksFailed", _house.Refused(GoOn + $" -DecidedBy '{CaseHouse.Specialist}'"));
        Assert.Equal("StepNotItsTurn", _house.Refused($"Complete-JupiterStep $case S3a.Off '{CaseHouse.Customer}'"));

        _house.CarryFolders();

        Assert.Equal("S3a.Off", _house.Invoke()[^1]);
        _house.Complete("S3a.Off");
        Assert.Equal("StepAlreadyDone", _house.Refused(Carry));
    }

    [Fact]
    public void Before_the_database_is_closed_it_is_told_which_folders_have_no_copy()
    {
        using var house = new CaseHouse("OsReinstall", receipts: 5).Plan().Approve().PrepareWithoutFolders().Complete("S1", CaseHouse.Specialist).Complete("S1");

        var warnings = house.Run("Invoke-JupiterMigration $case -NonInteractive -Until S2.Check -WarningVariable said -WarningAction SilentlyContinue | Out-Null; $said | ForEach-Object Message");

        Assert.Contains(warnings, warning => ((string)warning.BaseObject).Contains(house["r", "old-server", "Jupiter", "Reports"], StringComparison.Ordinal));
        Assert.Empty(house.EventsOf("S2.Lock"));
    }

    [Fact]
    public void What_lies_beside_the_program_waits_for_a_person_who_has_seen_it()
    {
        File.WriteAllText(Path.Combine(Program, "Лицензия.key"), "x");
        _house.Run(Carry);
        Assert.Equal("FoldersNotCarried", _house.Refused(GoOn + $" -DecidedBy '{CaseHouse.Specialist}'"));
        Directory.CreateDirectory(Path.Combine(Program, "Старое"));
        File.WriteAllText(Path.Combine(Program, "Старое", "a"), "x");
        _house.Run(Carry);

        // What came since he has not seen.
        var refusal = _house.Error(GoOn + $" -DecidedBy '{CaseHouse.Customer}'");
        Assert.Contains("Лицензия.key, Старое (files: 1", refusal.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("PersonUnknown", _house.Refused(GoOn + " -DecidedBy 'Прохожий'"));
        Assert.Equal("FoldersNotCarried", _house.Refused(GoOn));

        _house.Run(Carry + $" -AdditionalFolder '{Path.Combine(Program, "Старое")}'");
        Assert.DoesNotContain("Старое", _house.Error(GoOn).Exception.Message, StringComparison.Ordinal);
        Assert.Equal("S3a.Off", _house.Invoke($"-DecidedBy '{CaseHouse.Customer}'")[^1]);
        var line = _house.Lines().Last(one => (string)one["step"]! == "S2.Folders" && (string)one["event"]! == "Done")["data"]!;
        Assert.Equal(CaseHouse.Customer, (string)line["foldersDecidedBy"]!);
        Assert.Contains("Лицензия.key", (string)line["foldersNotCarried"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_named_in_two_ways_is_one_folder()
    {
        var more = Path.Combine(Program, "Старое");
        Directory.CreateDirectory(more);
        _house.Run(Carry + $" -AdditionalFolder '{more}/'");
        _house.Run(Carry + $" -AdditionalFolder '{more}'");
        Assert.Equal("ParameterArgumentValidationError", _house.Refused(Carry + " -AdditionalFolder $null"));
        Assert.Equal("ParameterArgumentValidationError", _house.Refused(Carry + " -ProgramFolder ''"));

        Assert.Equal("S3a.Off", _house.Invoke()[^1]);
    }

    [Fact]
    public void What_could_not_be_kept_is_not_copied()
    {
        using (new FileStream(_house["case", "case.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("CaseInUse", _house.Refused(Carry + " -ErrorAction Stop"));
        }

        Assert.False(Directory.Exists(Copies));
    }

    [Fact]
    public void A_folder_that_never_was_there_is_somebodys_word()
    {
        Directory.Delete(Path.Combine(Program, "Exchange"), recursive: true);
        _house.Run(Carry + " -ErrorAction SilentlyContinue");

        Assert.Equal("FoldersNotCarried", _house.Refused(GoOn));
        Assert.Equal("S3a.Off", _house.Invoke($"-DecidedBy '{CaseHouse.Customer}'")[^1]);
    }

    [Fact]
    public void A_copy_that_is_damaged_or_another_is_nobodys_to_decide()
    {
        _house.CarryFolders();
        var file = Directory.GetFiles(Copies, "*.txt", SearchOption.AllDirectories)[0];
        var content = File.ReadAllText(file);
        File.WriteAllText(file, content.ToUpperInvariant());
        _house.Error(GoOn);
        Assert.Equal("StepChecksFailed", _house.Refused(GoOn + $" -DecidedBy '{CaseHouse.Customer}'"));
        File.WriteAllText(file, content);
        var list = Directory.GetFiles(Copies, "*.folder.jsonl", SearchOption.AllDirectories)[0];
        _house.Run($"Backup-JupiterFolder '{Path.Combine(Program, Path.GetFileName(list)[..^".folder.jsonl".Length])}' -Destination '{Path.GetDirectoryName(list)}' -Force");

        Assert.Contains("another than the one that was recorded", _house.Error(GoOn).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_newer_on_the_server_is_copied_first()
    {
        _house.CarryFolders();
        File.WriteAllText(Path.Combine(Program, "Reports", "поздно.txt"), "x");
        Assert.Contains("поздно.txt", _house.Error(GoOn).Exception.Message, StringComparison.Ordinal);

        _house.CarryFolders();

        Assert.Equal("S3a.Off", _house.Invoke()[^1]);
    }

    [Fact]
    public void A_medium_that_is_gone_before_the_wipe_is_missed()
    {
        _house.CarryFolders().Invoke();
        Directory.Delete(Copies, recursive: true);

        Assert.Equal("ProvedFactGone", _house.Refused($"Complete-JupiterStep $case S3a.Off '{CaseHouse.Customer}'"));
        Assert.Equal("S2.Folders", _house.Next);
    }

    [Fact]
    public void A_copy_that_was_made_anew_is_read_through_anew_before_the_wipe()
    {
        _house.CarryFolders().Invoke();
        File.WriteAllText(Path.Combine(Program, "Reports", "поздно.txt"), "x");
        _house.CarryFolders();
        Assert.Equal("ProvedFactGone", _house.Refused($"Complete-JupiterStep $case S3a.Off '{CaseHouse.Customer}'"));

        Assert.Equal(["S2.Folders", "S3a.Off"], _house.Invoke());
        _house.Complete("S3a.Off");
    }

    [Fact]
    public void A_copy_that_somebody_replaced_is_missed_before_the_wipe()
    {
        _house.CarryFolders().Invoke();
        var list = Directory.GetFiles(Copies, "Exchange.folder.jsonl", SearchOption.AllDirectories).Single();
        _house.Run($"Backup-JupiterFolder '{Path.Combine(Program, "Exchange")}' -Destination '{Path.GetDirectoryName(list)}' -Force");

        // Invoke looks, too, before it sends anybody to wipe the disk.
        Assert.Equal("StepChecksFailed", _house.Refused(GoOn));
        Assert.Equal("S2.Folders", _house.Next);
    }

    [Fact]
    public void No_copy_is_made_onto_the_disk_that_is_wiped() =>
        Assert.Equal("FoldersOnOldServer", _house.Refused($"Backup-JupiterFolder -Case $case -Destination '{Path.Combine(_house["r", "old-server"], "copies")}'"));
}
