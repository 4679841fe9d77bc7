using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>A step of a procedure, as the procedure's file describes it. What people read of it is under its <see cref="Text"/> in the resources.</summary>
public sealed class StepDefinition
{
    /// <summary>Name of the step: its clause, and what part of it.</summary>
    public required string Id { get; init; }

    /// <summary>Clause of the memo.</summary>
    public required string Clause { get; init; }

    /// <summary>Key of its texts.</summary>
    public required string Text { get; init; }

    /// <summary>Whose step it is.</summary>
    public required StepOwner Owner { get; init; }

    /// <summary>What the module does; <see cref="StepAction.None"/> where people do it.</summary>
    public StepAction Action { get; init; }

    /// <summary>Who has to say that it is done; nobody where the module does it.</summary>
    public IReadOnlyList<ResponsibleParty> CompletedBy { get; init => field = value ?? []; } = [];

    /// <summary>Steps that must be done before.</summary>
    public required IReadOnlyList<string> Gates { get; init; }

    /// <summary>The time before which it can't be completed.</summary>
    public StepDue Due { get; init; }

    /// <summary>What it needs of the approval.</summary>
    public required StepWindow Window { get; init; }

    /// <summary>Minutes that people need for it, as an allowance in the forecast.</summary>
    public int Minutes { get; init; }

    /// <summary>What proves it, a key of the resources under Evidence_.</summary>
    public required string Evidence { get; init; }

    /// <summary>How it is taken back, a key of the resources under Undo_.</summary>
    public required string Undo { get; init; }

    /// <summary>Whether it has to be done again after a remark of the customer (clause O7).</summary>
    public bool RepeatsAfterRemark { get; init; }

    /// <summary>Whether it is done only by acknowledging the list of what was written on the new server.</summary>
    public bool IsAcknowledgement { get; init; }

    /// <summary>Steps of the procedure of which at least one must have begun for this step of the way back to be needed; none: always.</summary>
    public IReadOnlyList<string> NeededAfter { get; init => field = value ?? []; } = [];

    /// <summary>Whether people do it and say so.</summary>
    [JsonIgnore]
    public bool IsManual => Action == StepAction.None;

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Whether an id names this step.</summary>
    /// <param name="id">The id, in any case.</param>
    /// <returns>Whether it does.</returns>
    public bool Is(string id) => string.Equals(Id, id, StringComparison.OrdinalIgnoreCase);
}
