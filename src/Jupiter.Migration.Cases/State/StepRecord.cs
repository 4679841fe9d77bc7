using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Facts;

namespace Jupiter.Migration.Cases.State;

/// <summary>What the journal tells of one step.</summary>
public sealed class StepRecord
{
    /// <summary>When the module last began it; null when it never did.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it was done; null while it is not.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When it was seen that what it had proved is so no more; null where that holds, or is proved again.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>How often the module began it.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an attempt before this one was interrupted, so that it may have done its work without saying so.</summary>
    public bool FollowsInterruption { get; set; }

    /// <summary>ErrorId of the last attempt, empty when it did not fail.</summary>
    public string ErrorId { get; set; } = "";

    /// <summary>ErrorId of the attempt before the last one, which whoever decides now has seen; empty when it did not fail.</summary>
    public string ErrorIdBefore { get; set; } = "";

    /// <summary>What went wrong in the attempt before this one.</summary>
    public string ErrorBefore { get; set; } = "";

    /// <summary>What went wrong in the last attempt.</summary>
    public string Error { get; set; } = "";

    /// <summary>What the network last had against it, or why the word was taken back, while people have not done it; empty when nothing.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>When either was seen: it may be put right since.</summary>
    public DateTimeOffset? ErrorAt { get; set; }

    /// <summary>What people are told of either; empty when nothing.</summary>
    public string Trouble => Error.Length > 0 ? Error : Refusal;

    /// <summary>What is to be done about either; empty where the journal does not tell.</summary>
    public string Remedy { get; set; } = "";

    /// <summary>What came of it.</summary>
    public LineFacts Facts { get; set; } = new();

    /// <summary>Who said that it is done.</summary>
    public List<StepAttestation> Attestations { get; } = [];

    /// <summary>Whether anybody ever said that it is done, also if that was taken back: some of it may have been.</summary>
    public bool WasSaid { get; set; }

    /// <summary>Whether anything of it may have been done.</summary>
    public bool HasBegun => StartedAt is not null || WasSaid;

    /// <summary>Whether the module began it and neither finished nor failed: it was interrupted, or runs now.</summary>
    public bool IsInterrupted => StartedAt is not null && DoneAt is null && ErrorId.Length == 0;

    /// <summary>The module tried, and it went wrong.</summary>
    /// <param name="at">When.</param>
    /// <param name="failure">What went wrong.</param>
    internal void Fail(DateTimeOffset at, StepFailure failure) =>
        (ErrorAt, ErrorId, Error, Remedy) = (at, failure.ErrorId, failure.Message, failure.Remedy ?? "");

    /// <summary>People say that they have done it, and something has a word against it, or they take their word back.</summary>
    /// <param name="at">When.</param>
    /// <param name="message">What.</param>
    /// <param name="remedy">What is to be done about it; null where the journal does not tell.</param>
    internal void Refuse(DateTimeOffset at, string message, string? remedy) => (ErrorAt, Refusal, Remedy) = (at, message, remedy ?? "");

    /// <summary>What it had proved is so no more: it has to be done again, and looks first what is left of its work.</summary>
    /// <param name="at">When that was seen.</param>
    /// <param name="why">What was seen.</param>
    internal void Reopen(DateTimeOffset at, StepFailure why)
    {
        if (DoneAt is not null)
        {
            (GoneAt, DoneAt, FollowsInterruption) = (at, null, true);
            Fail(at, why);
        }
    }
}
