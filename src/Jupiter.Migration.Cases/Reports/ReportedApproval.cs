using System;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>An approval (clauses O1 to O3).</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="NotBefore">Before this time nothing may begin.</param>
/// <param name="NotAfter">After this time nothing may go on.</param>
/// <param name="IsForTrial">Whether it is for the trial alone.</param>
/// <param name="IsSigned">Whether it bears a signature.</param>
/// <param name="Plan">SHA-256 of the plan that was approved.</param>
public sealed record ReportedApproval(
    string By, DateTimeOffset At, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool IsForTrial, bool IsSigned, string Plan);
