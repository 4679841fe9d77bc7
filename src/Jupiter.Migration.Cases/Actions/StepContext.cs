using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What an action has to work with.</summary>
public sealed class StepContext
{
    /// <summary>The case.</summary>
    public required MigrationCase Case { get; init; }

    /// <summary>The step.</summary>
    public required StepDefinition Step { get; init; }

    /// <summary>Opens a database server as whoever runs the case enters it.</summary>
    public required Func<string, IDatabaseInstance> Open { get; init; }

    /// <summary>The engines, for reading backups without a server.</summary>
    public required EngineCatalog Engines { get; init; }

    /// <summary>Where the backup is now, when it was carried; null for where it was written.</summary>
    public string? BackupFile { get; init; }

    /// <summary>Who decides that a person's word alone is enough for a server's absence; null while nobody does.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How long a POS terminal is waited for until it works; zero to look once.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>The settings of a computer by its name or address; of this one by null.</summary>
    public required Func<string?, IMachineSettings> Settings { get; init; }

    /// <summary>Asks whoever runs the case whether something may be changed: what, and how.</summary>
    public required Func<string, string, bool> MayChange { get; init; }

    /// <summary>Told of progress.</summary>
    public required IOperationObserver Observer { get; init; }

    /// <summary>Stops the action.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>Asks the servers of the case whether they are on.</summary>
    public CasePresence Servers => new(Case, DecidedBy, Observer, Cancellation);

    /// <summary>Asks the computers of the venue whether they are on.</summary>
    internal CaseComputers Computers => new(Case, DecidedBy, Cancellation);

    /// <summary>The plan.</summary>
    public CasePlan Plan => Case.Plan;

    /// <summary>What the journal tells of the step; an attempt that was interrupted may have done its work.</summary>
    public StepRecord Record => Case.State.Of(Step.Id);

    /// <summary>Whether an earlier attempt may have done the work and not come to say so.</summary>
    public bool MayBeDone => Record.FollowsInterruption;

    /// <summary>The checks that somebody waived in the venue, for now.</summary>
    public IReadOnlyCollection<string> Waived => Plan.Venue.WaivedAt(Case.Now);

    /// <summary>What came of an earlier step.</summary>
    /// <param name="action">What the step does.</param>
    /// <returns>Its record.</returns>
    public StepRecord RecordOf(StepAction action) => Case.Procedure.Forward.Find(action) is { } step ? Case.State.Of(step.Id) : new StepRecord();
}
