using System;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Cases.Running;

/// <summary>What is taken off the old server for a case: from the approval on while that server may still be on, and to no disk of its own (clauses P2, R2, S2).</summary>
internal static class OldServerExport
{
    /// <summary>Refuses what the case has no place for.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="path">Full path of where it goes.</param>
    /// <param name="onOldServer">The error of a path on the old server, by that server's name.</param>
    /// <returns>The plan of the case.</returns>
    /// <exception cref="MigrationException">That error, and why it may not be done now.</exception>
    public static CasePlan Require(string folder, TimeProvider clock, string path, Func<string, MigrationException> onOldServer)
    {
        using var migration = MigrationCase.Look(folder, clock);
        migration.Procedure.RequireShipped(migration.Plan);
        var turns = new StepTurns(migration);
        var off = turns.Find(SwitchOff.StepOf(migration.Plan.Kind));
        if (turns.IsDone(off))
        {
            turns.Require(off);
        }

        migration.Approval.Require(migration.State, StepWindow.Approved, migration.Now);
        return OldServerDisk.Of(migration.Plan).Holds(path) ? throw onOldServer(migration.Plan.OldServer) : migration.Plan;
    }
}
