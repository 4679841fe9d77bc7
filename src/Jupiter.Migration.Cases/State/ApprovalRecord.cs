using System;
using Jupiter.Migration.Cases.Journal;

namespace Jupiter.Migration.Cases.State;

/// <summary>An approval as the journal has it (clauses O1 to O3).</summary>
public sealed class ApprovalRecord
{
    /// <summary>Who approved.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the plan that was approved.</summary>
    public required string Plan { get; init; }

    /// <summary>The evidence that holds that plan, without its secrets; null where none was kept.</summary>
    public EvidenceReference? KeptPlan { get; init; }

    /// <summary>Before this time nothing may begin.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>After this time nothing may go on.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Whether it is for the trial alone.</summary>
    public bool IsForTrial { get; init; }

    /// <summary>Whether it had expired by a clock that ran ahead before that was corrected: what has expired once is never in force again.</summary>
    public bool IsSpent { get; set; }

    /// <summary>Whether the work was called off since.</summary>
    public bool IsCalledOff { get; set; }

    /// <summary>Account that approved, and its machine.</summary>
    public required string Account { get; init; }

    /// <summary>DER of the certificate in Base64; empty for an approval that is not signed.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The signature in Base64; empty for an approval that is not signed.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Whether it is signed with a certificate.</summary>
    public bool IsSigned => Signature.Length > 0;
}
