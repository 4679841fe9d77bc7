using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static Jupiter.Migration.Tests.Cases.Interruptions.FoundState;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>Every action by every state of what it finds after an interruption.</summary>
internal static class InterruptionMatrix
{
    private const string NoTrace = "A question leaves nothing that a later one could take for its answer: it is asked again.";
    private const string OtherVenue = "UPDATE organisation SET name = 'Чужое' WHERE id = 1";
    private const string Receipt = "UPDATE receipt SET total = total + 1 WHERE id = (SELECT MIN(id) FROM receipt)";

    /// <summary>The thing that an action makes, as it lies there; empty for a question.</summary>
    public static IReadOnlyDictionary<string, Func<InterruptedScene, string>> Things { get; } = new Dictionary<string, Func<InterruptedScene, string>>
    {
        ["TrialBackup"] = scene => InterruptedScene.State(scene.TrialBackup, scene.TrialCopy),
        ["Trial"] = _ => "",
        ["CheckVenue"] = _ => "",
        ["CarryLogins"] = _ => "",
        ["Lock"] = scene => InterruptedScene.State(scene.OldDatabase + ".lock.json"),
        ["Backup"] = scene => InterruptedScene.State(scene.Backup, scene.Copy),
        ["VerifyBackup"] = _ => "",
        ["CarryFolders"] = _ => "",
        ["ReturnFolders"] = _ => "",
        ["ProveSingleServer"] = _ => "",
        ["Restore"] = scene => InterruptedScene.State(scene.NewDatabase),
        ["Compare"] = _ => "",
        ["CheckMainPos"] = _ => "",
        ["CheckAllPos"] = _ => "",
        ["AccountWrites"] = scene => InterruptedScene.State(scene.NewDatabase + ".lock.json"),
        ["ProveNewServerOff"] = _ => "",
        ["Unlock"] = scene => InterruptedScene.State(scene.OldDatabase),

        // The way back goes on by itself, and what was restored is unlocked next.
        ["RestoreAgain"] = scene => scene.Restored,
    };

    /// <summary>The cells, in the order of a night.</summary>
    public static IReadOnlyList<InterruptedAction> Cells { get; } =
    [
        new("TrialBackup", Absent, "nothing", "done", _ => { }),
        new("TrialBackup", Matching, "the same, taken by hand", "done as found", scene => scene.House.Run($"Backup-JupiterDatabase {scene.OldServer} Jupiter '{scene.TrialCopy}'")),
        new("TrialBackup", Partial, "a copy that is cut off", "done", scene => { scene.Do(); Cut(scene.TrialCopy); }),
        new("TrialBackup", Partial, "the backup and no copy yet", "done", scene => { scene.Do(); Rename(scene.TrialCopy, scene.TrialBackup); }),
        new("TrialBackup", Conflicting, "a file that is no backup", "BackupFileExists", scene => File.WriteAllText(scene.TrialCopy, "x")),
        new("TrialBackup", Complete, "the copy", "done as found", scene => scene.Do()),

        new("Trial", Absent, "nothing", "done", _ => { }),
        new("Trial", Matching, "", "A trial leaves nothing that somebody else could have made: it is made again."),
        new("Trial", Partial, "the restored copy", "done", scene => scene.House.Run($"Restore-JupiterDatabase {scene.NewServer} '{scene.TrialCopy}' -Database '{scene.TrialDatabase}'")),
        new("Trial", Partial, "half of the copy under its temporary name", "done", scene => File.WriteAllText(scene.House["r", "new-server", scene.TrialDatabase + ".incoming.db"], new string('x', 8192))),
        new("Trial", Conflicting, "a database of the venue's name", "StepChecksFailed", scene => scene.House.Run($"Restore-JupiterDatabase {scene.NewServer} '{scene.TrialCopy}'")),
        new("Trial", Complete, "all of it, and its backup removed", "TrialBackupGone", scene => scene.Do()),

        new("CheckVenue", Absent, "no database", "DatabaseNotFound", scene => Move(scene.OldDatabase)),
        new("CheckVenue", Matching, "", NoTrace),
        new("CheckVenue", Partial, "the day is not closed", "StepChecksFailed", scene => scene.Change(scene.OldDatabase, "UPDATE fiscal_document SET sent_at = NULL WHERE id = 1")),
        new("CheckVenue", Conflicting, "another venue's database", "WrongVenue", scene => scene.Change(scene.OldDatabase, OtherVenue)),
        new("CheckVenue", Complete, "the venue's database, closed", "done", scene => scene.Do()),

        new("CarryLogins", Absent, "no database", "done", scene => Move(scene.OldDatabase)),
        new("CarryLogins", Matching, "", NoTrace),
        new("CarryLogins", Partial, "", "This engine has no logins: LoginCarriedTests plays a file that was cut, on SQL Server."),
        new("CarryLogins", Conflicting, "", "This engine has no logins: LoginCarriedTests plays another file, on SQL Server."),
        new("CarryLogins", Complete, "nothing to carry", "done", scene => scene.Do()),

        new("Lock", Absent, "nothing", "done", _ => { }),
        new("Lock", Matching, "somebody locked it by hand", "done as found", scene => scene.House.Run($"Lock-JupiterDatabase {scene.OldServer} Jupiter")),
        new("Lock", Partial, "the record without the lock", "done", scene => WithoutLock(scene, scene.Do)),
        new("Lock", Conflicting, "something that is no database", "NotADatabase", scene => File.WriteAllText(scene.OldDatabase, new string('x', 8192))),
        new("Lock", Complete, "the lock", "done as found", scene => scene.Do()),

        new("Backup", Absent, "nothing", "done", _ => { }),
        new("Backup", Matching, "both were taken by hand, and nothing was written since", "done as found", TakenByHand),
        new("Backup", Partial, "no copy", "done", scene => { scene.Do(); Delete(scene.Copy); }),
        new("Backup", Partial, "a copy that is cut off", "done", scene => { scene.Do(); Cut(scene.Copy); }),
        new("Backup", Partial, "a manifest and no backup", "done", scene => { scene.Do(); File.Delete(scene.Backup); Delete(scene.Copy); }),
        new("Backup", Conflicting, "a file that is no backup", "BackupFileExists", scene => File.WriteAllText(scene.Backup, "x")),
        new("Backup", Conflicting, "a stranger at the place of the copy", "BackupFileExists", scene => { scene.Do(); Delete(scene.Copy); File.WriteAllText(scene.Copy, "x"); }),
        new("Backup", Conflicting, "somebody unlocked and wrote after it was taken", "BackupFileExists", scene => { scene.Do(); scene.Change(scene.OldDatabase, Receipt); }),
        new("Backup", Complete, "both", "done as found", scene => scene.Do()),

        new("VerifyBackup", Absent, "no files", "BackupNotFound", scene => { Delete(scene.Backup); Delete(scene.Copy); }),
        new("VerifyBackup", Matching, "the same bytes, put there by hand", "done", scene => { File.Copy(scene.Copy, scene.Backup, overwrite: true); }),
        new("VerifyBackup", Partial, "a backup that is cut off", "StepChecksFailed", scene => Cut(scene.Backup)),
        new("VerifyBackup", Conflicting, "another backup of the same database", "BackupNotOfCase", AnotherBackup),
        new("VerifyBackup", Complete, "both", "done", scene => scene.Do()),

        new("CarryFolders", Absent, "no copies", "StepChecksFailed", scene => Directory.Delete(scene.Folders, recursive: true)),
        new("CarryFolders", Matching, "", NoTrace),
        new("CarryFolders", Partial, "a file of a copy is missing", "StepChecksFailed", scene => File.Delete(Copied(scene)[0])),
        new("CarryFolders", Conflicting, "a file on the server is newer", "FoldersNotCarried", scene => File.WriteAllText(scene.House["r", "old-server", "Jupiter", "Reports", "late.txt"], "x")),
        new("CarryFolders", Complete, "the copies", "done", scene => scene.Do()),

        new("ReturnFolders", Absent, "a folder is gone again", "FoldersNotReturned", scene => Directory.Delete(Reports(scene), recursive: true)),
        new("ReturnFolders", Matching, "the same files, put there by hand", "done", PutThereByHand),
        new("ReturnFolders", Partial, "a file is missing", "FoldersNotReturned", scene => File.Delete(Directory.GetFiles(Reports(scene))[0])),
        new("ReturnFolders", Conflicting, "a folder of a file's name", "FoldersNotReturned", scene => { var file = Directory.GetFiles(Reports(scene))[0]; File.Delete(file); Directory.CreateDirectory(file); }),
        new("ReturnFolders", Complete, "the folders", "done", scene => scene.Do()),

        new("ProveSingleServer", Absent, "no server is on", "NewServerIsOff", scene => scene.House.Stop("NewServer"), scene => scene.House.Start("NewServer")),
        new("ProveSingleServer", Matching, "", NoTrace),
        new("ProveSingleServer", Partial, "", "A server is on or off: there is no half of it, and what is not known is refused as unknown."),
        new("ProveSingleServer", Conflicting, "both are on", "BothServersPresent", scene => scene.House.Start("OldServer"), scene => scene.House.Stop("OldServer")),
        new("ProveSingleServer", Complete, "only the new one is on", "done", scene => scene.Do()),

        new("Restore", Absent, "nothing", "done", _ => { }),
        new("Restore", Matching, "somebody restored it by hand", "done as found", scene => scene.House.Run($"Restore-JupiterDatabase {scene.NewServer} '{scene.Backup}'")),
        new("Restore", Partial, "half of it under its temporary name", "done", scene => { scene.Do(); Cut(scene.NewDatabase); File.Move(scene.NewDatabase, scene.House["r", "new-server", "Jupiter.incoming.db"]); }),
        new("Restore", Conflicting, "a database with other contents", "DatabaseExists", scene => { scene.Do(); scene.Change(scene.NewDatabase, Receipt); }),
        new("Restore", Complete, "the database", "done as found", scene => scene.Do()),

        new("Compare", Absent, "no database", "DatabaseNotFound", scene => Move(scene.NewDatabase)),
        new("Compare", Matching, "the same contents in other bytes", "done", scene => scene.Change(scene.NewDatabase, "VACUUM")),
        new("Compare", Partial, "a row is missing", "StepChecksFailed", scene => scene.Change(scene.NewDatabase, "DELETE FROM fiscal_document WHERE id = 1")),
        new("Compare", Conflicting, "another venue's database", "StepChecksFailed", scene => scene.Change(scene.NewDatabase, OtherVenue)),
        new("Compare", Complete, "the database", "done", scene => scene.Do()),

        new("CheckMainPos", Absent, "the main till is off", "StepChecksFailed", scene => scene.House.Stop("KASSA-1"), scene => scene.House.Start("KASSA-1")),
        new("CheckMainPos", Matching, "", NoTrace),
        new("CheckMainPos", Partial, "it is on and the day is not opened", "StepChecksFailed", scene => SetDay("CURRENT_TIMESTAMP", scene), scene => SetDay("NULL", scene)),
        new("CheckMainPos", Conflicting, "the old server is on again", "BothServersPresent", scene => scene.House.Start("OldServer"), scene => scene.House.Stop("OldServer")),
        new("CheckMainPos", Complete, "it is on and the day is open", "done", scene => scene.Do()),

        new("CheckAllPos", Absent, "no other computer is on", "StepChecksFailed", scene => scene.House.Stop("KASSA-2", "BAR", "OFFICE"), scene => scene.House.Start("KASSA-2", "BAR", "OFFICE")),
        new("CheckAllPos", Matching, "", NoTrace),
        new("CheckAllPos", Partial, "one is off", "StepChecksFailed", scene => scene.House.Stop("BAR"), scene => scene.House.Start("BAR")),
        new("CheckAllPos", Conflicting, "the old server is on again", "BothServersPresent", scene => scene.House.Start("OldServer"), scene => scene.House.Stop("OldServer")),
        new("CheckAllPos", Complete, "all are on", "done", scene => scene.Do()),

        new("AccountWrites", Absent, "nothing", "done", _ => { }),
        new("AccountWrites", Matching, "somebody locked the new database by hand", "done as found", scene => scene.House.Run($"Lock-JupiterDatabase {scene.NewServer} Jupiter")),
        new("AccountWrites", Partial, "the record of the lock without the lock", "done", scene => WithoutLock(scene, scene.Do)),
        new("AccountWrites", Conflicting, "no database to account for", "DatabaseNotFound", scene => Move(scene.NewDatabase)),
        new("AccountWrites", Complete, "the lock, and a list that no line names", "done as found", scene => scene.Do()),

        new("ProveNewServerOff", Absent, "", "What is absent here is the server: that is the complete state."),
        new("ProveNewServerOff", Matching, "", NoTrace),
        new("ProveNewServerOff", Partial, "", "A server is on or off: there is no half of it, and what is not known is refused as unknown."),
        new("ProveNewServerOff", Conflicting, "it is on", "NewServerAnswers", scene => scene.House.Start("NewServer"), scene => scene.House.Stop("NewServer")),
        new("ProveNewServerOff", Complete, "it is off", "done", scene => scene.Do()),

        new("Unlock", Absent, "the lock, not lifted", "done", _ => { }),
        new("Unlock", Matching, "somebody lifted it by hand", "done as found", scene => scene.House.Run($"Unlock-JupiterDatabase {scene.OldServer} Jupiter")),
        new("Unlock", Partial, "lifted, its record left", "done as found", scene => { var record = File.ReadAllBytes(scene.OldDatabase + ".lock.json"); scene.Do(); File.WriteAllBytes(scene.OldDatabase + ".lock.json", record); }),
        new("Unlock", Conflicting, "no database", "DatabaseNotFound", scene => Move(scene.OldDatabase)),
        new("Unlock", Complete, "lifted", "done as found", scene => scene.Do()),

        new("RestoreAgain", Absent, "nothing", "done", scene => Move(scene.OldDatabase)),
        new("RestoreAgain", Matching, "somebody restored it by hand", "done as found", scene => scene.House.Run($"Restore-JupiterDatabase {scene.OldServer} '{scene.Backup}' -Force")),
        new("RestoreAgain", Partial, "the written database set aside, the other under its temporary name", "done", scene => { scene.Do(); File.Move(scene.OldDatabase, scene.House["r", "old-server", "Jupiter.incoming.db"]); }),
        new("RestoreAgain", Conflicting, "the database that was written to", "done", _ => { }),
        new("RestoreAgain", Complete, "the database", "done as found", scene => scene.Do()),

        .. OfServices("Disarm", "DisarmTests"),
        .. OfServices("Enable", "EnableTests"),
    ];

    private static InterruptedAction[] OfServices(string action, string playedBy) =>
    [
        .. new[] { Absent, Matching, Partial, Conflicting, Complete }.Select(state => new InterruptedAction(
            action, state, "", $"The rehearsed servers have no services: {playedBy} plays a crash between any two changes, and Services.ps1 on Windows.")),
    ];

    private static void TakenByHand(InterruptedScene scene) => scene.House.Run(
        $"Unlock-JupiterDatabase {scene.OldServer} Jupiter; Backup-JupiterDatabase {scene.OldServer} Jupiter '{scene.Backup}' -CopyTo $r.SecondMedium; Lock-JupiterDatabase {scene.OldServer} Jupiter");

    private static void AnotherBackup(InterruptedScene scene)
    {
        scene.Change(scene.OldDatabase, Receipt);
        scene.House.Run($"Backup-JupiterDatabase {scene.OldServer} Jupiter '{scene.Backup}' -CopyTo $r.SecondMedium -Force");
    }

    private static void WithoutLock(InterruptedScene scene, Action work)
    {
        var database = File.Exists(scene.NewDatabase) ? scene.NewDatabase : scene.OldDatabase;
        var unlocked = File.ReadAllBytes(database);
        work();
        File.WriteAllBytes(database, unlocked);
    }

    private static string Reports(InterruptedScene scene) => scene.House["r", "old-server", "Jupiter", "Reports"];

    private static void PutThereByHand(InterruptedScene scene)
    {
        foreach (var file in Directory.GetFiles(Reports(scene)))
        {
            var content = File.ReadAllBytes(file);
            File.Delete(file);
            File.WriteAllBytes(file, content);
        }
    }

    private static string[] Copied(InterruptedScene scene) => Directory.GetFiles(scene.Folders, "*.txt", SearchOption.AllDirectories);

    private static void SetDay(string closedAt, InterruptedScene scene) => scene.Change(
        scene.NewDatabase, $"UPDATE shift SET closed_at = {closedAt} WHERE id = (SELECT MAX(id) FROM shift)");

    private static void Rename(string backup, string to)
    {
        File.Move(backup, to);
        File.Move(backup + ".manifest.json", to + ".manifest.json");
    }

    private static void Move(string file) => File.Move(file, file + ".elsewhere");

    private static void Cut(string file)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength(stream.Length / 2);
    }

    private static void Delete(string file)
    {
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*").ToArray())
        {
            File.Delete(part);
        }
    }
}
