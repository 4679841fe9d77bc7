using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>Plays a replacement, its way back and the way back of a reinstallation; before each step everything that an interruption of it may have left.</summary>
public sealed class InterruptedNights
{
    private readonly Dictionary<string, string> _observed = [];

    public InterruptedNights()
    {
        Replacement();
        Reinstallation();
    }

    /// <summary>What each cell came to.</summary>
    public IReadOnlyDictionary<string, string> Observed => _observed;

    private void Replacement()
    {
        using var house = new CaseHouse(isTried: true).Plan().Approve().PrepareTrial();
        Play(house, ("P3t.Backup", "TrialBackup"), ("P3t", "Trial"));
        house.Stop("NewServer").Complete("P4", CaseHouse.Specialist);
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");
        Play(house, ("R2.Check", "CheckVenue"), ("R2.Logins", "CarryLogins"), ("R2.Lock", "Lock"), ("R2.Backup", "Backup"), ("R2.Verify", "VerifyBackup"));
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");
        Play(house, ("R0", "ProveSingleServer"), ("R4a", "Restore"), ("R4b", "Compare"));
        house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay @access");
        house.Complete("R5");
        Play(house, ("R6", "CheckMainPos"));
        house.Start("KASSA-2", "BAR", "OFFICE").Complete("R7");
        Play(house, ("R8", "CheckAllPos"));
        house.Stop("KASSA-1", "KASSA-2", "BAR", "OFFICE");
        TurnBack(house);
        Play(house, ("B1", "AccountWrites"));
        Acknowledge(house);
        house.Stop("NewServer").Complete("B3");
        Play(house, ("B4", "ProveNewServerOff"));
        house.Start("OldServer").Complete("B5");
        Play(house, ("B6", "Unlock"));
    }

    private void Reinstallation()
    {
        using var house = new CaseHouse("OsReinstall").Plan().Approve().Prepare();
        house.Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke("-Until S2.Verify");
        Play(house, ("S2.Folders", "CarryFolders"));
        house.Complete("S3a.Off");
        house.Run("Stop-JupiterRehearsalComputer $r.Path OldServer -Wipe -Confirm:$false");
        house.Complete("S3a");
        Array.ForEach(["P0", "P1a", "P1b", "P1c", "P1d", "P1f", "P1e"], step => house.Complete(step));
        house.Complete("P1e", CaseHouse.Specialist).Start("OldServer").Complete("S3b").Complete("S4a", CaseHouse.Specialist).Complete("P4", CaseHouse.Specialist).ReturnFolders().Invoke("-Until S4c");
        Play(house, ("S4.Folders", "ReturnFolders"));
        Hosting.SampleDatabase.Change(house["r", "old-server", "Jupiter.db"], "UPDATE receipt SET total = total + 1 WHERE id = (SELECT MIN(id) FROM receipt)");
        TurnBack(house);
        house.Run("Undo-JupiterMigration $case -WarningAction SilentlyContinue");
        Acknowledge(house);
        house.Complete("B3");
        Play(house, ("B4", "RestoreAgain"));
    }

    private void Play(CaseHouse house, params (string Step, string Action)[] steps)
    {
        foreach (var (step, action) in steps)
        {
            foreach (var cell in InterruptionMatrix.Cells.Where(cell => cell.Action == action && cell.Arrange is not null))
            {
                using var scene = new InterruptedScene(house, step, onlyCase: action is "CheckMainPos" or "CheckAllPos");
                _observed[cell.Name] = Play(scene, cell);
            }

            house.Run(InterruptedScene.GoOnWith(step));
        }
    }

    private static string Play(InterruptedScene scene, InterruptedAction cell)
    {
        try
        {
            cell.Arrange!(scene);
            return scene.GoOn(InterruptionMatrix.Things[cell.Action]);
        }
        finally
        {
            cell.Undo?.Invoke(scene);
        }
    }

    /// <summary>The decision to go back, and nothing of it done yet.</summary>
    internal static void TurnBack(CaseHouse house) => house.Run(
        "$m = [Jupiter.Migration.Cases.MigrationCase]::Open($case, [TimeProvider]::System, $null); "
        + $"try {{ [Jupiter.Migration.Cases.Rollback.RollbackStart]::Record($m, [Jupiter.Migration.Cases.Rollback.RollbackRequest]@{{ By = '{CaseHouse.Customer}'; Reason = 'x' }}) }} finally {{ $m.Dispose() }}");

    private static void Acknowledge(CaseHouse house) =>
        house.Run($"Undo-JupiterMigration $case -Acknowledge {house.AcknowledgementCode} -By '{CaseHouse.Customer}' -WarningAction SilentlyContinue");
}
