using System;
using System.Security.Cryptography.X509Certificates;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>Who approves, and for when.</summary>
public sealed class ApprovalRequest
{
    /// <summary>Who approves.</summary>
    public required string By { get; init; }

    /// <summary>Before this time nothing may begin; null for the agreed start.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>After this time nothing may go on; null for twelve hours after the agreed start.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Whether it is for the trial alone; its window begins now, unless another time is given.</summary>
    public bool IsForTrial { get; init; }

    /// <summary>Whether the clock of this computer is right, although lines of the journal bear a later time.</summary>
    public bool ClockIsRight { get; init; }

    /// <summary>The certificate to sign with, or null.</summary>
    public X509Certificate2? Certificate { get; init; }
}
