using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Cases.Status;

/// <summary>A step of a case as people see it.</summary>
public sealed class MigrationStep
{
    /// <summary>Name of the step.</summary>
    public required string Id { get; init; }

    /// <summary>Clause of the memo.</summary>
    public required string Clause { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Whose it is.</summary>
    public required StepOwner Owner { get; init; }

    /// <summary>How far it is.</summary>
    public required StepState State { get; init; }

    /// <summary>Who has to act now, with roles and phone numbers; empty when nobody has.</summary>
    public string WaitsFor { get; init; } = "";

    /// <summary>What has to be done.</summary>
    public required string Instruction { get; init; }

    /// <summary>The command that does it, or that records what a person did.</summary>
    public required string Command { get; init; }

    /// <summary>Steps that have to be done before.</summary>
    public required IReadOnlyList<string> Gates { get; init => field = Listing.Of(value); }

    /// <summary>What proves it.</summary>
    public required string Evidence { get; init; }

    /// <summary>How it is taken back.</summary>
    public required string Undo { get; init; }

    /// <summary>The message to the other party, ready to be sent, in the language of the session; empty where nobody has to be told.</summary>
    public string Message { get; init; } = "";

    /// <summary>The same message in Russian.</summary>
    public string MessageRussian { get; init; } = "";

    /// <summary>The same message in English.</summary>
    public string MessageEnglish { get; init; } = "";

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who said that it is done. It is their word.</summary>
    public IReadOnlyList<StepAttestation> Attestations { get; init => field = Listing.Of(value); } = new Listing<StepAttestation>([]);

    /// <summary>What went wrong in the last attempt; empty when nothing did.</summary>
    public string Error { get; init; } = "";

    /// <summary>When that was seen, by the venue's clock: it may be put right since. Null where nothing went wrong.</summary>
    public DateTimeOffset? ErrorAt { get; init; }

    /// <summary>What to do about it; empty where nothing went wrong, or the journal does not tell.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Whether the code of a server's tag is read aloud at it.</summary>
    public bool ReadsTag { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {State}";
}
