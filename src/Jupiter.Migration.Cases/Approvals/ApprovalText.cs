using System;
using System.Text;
using Jupiter.Migration.Cases.Facts;

namespace Jupiter.Migration.Cases.Approvals;

/// <summary>The bytes that an approver signs.</summary>
internal static class ApprovalText
{
    /// <summary>Builds them: a line each for format, case, plan, window and name, so that no two approvals have the same.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="plan">SHA-256 of the plan.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="notBefore">Begin of the window.</param>
    /// <param name="notAfter">End of the window.</param>
    /// <param name="isForTrial">Whether it is for the trial alone.</param>
    /// <returns>UTF-8 bytes.</returns>
    public static byte[] Of(string caseId, string plan, string by, DateTimeOffset notBefore, DateTimeOffset notAfter, bool isForTrial) => Encoding.UTF8.GetBytes(
        string.Join("\n", isForTrial ? "jupiter.approval-of-trial/1" : "jupiter.approval/1", caseId, plan, ApprovedPlan.Time(notBefore), ApprovedPlan.Time(notAfter), by.Trim()));
}
