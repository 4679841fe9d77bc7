using System;
using System.Threading;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Pos;

/// <summary>One link of the chain: it is checked, or it is told that it was not reached.</summary>
internal sealed class PosStep(CheckDefinition check, string subject, string expected, Func<PosStep, CancellationToken, CheckResult> work)
{
    /// <summary>What is checked.</summary>
    public string Subject => subject;

    /// <summary>Checks it.</summary>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The result.</returns>
    public CheckResult Run(CancellationToken cancellation) => work(this, cancellation);

    /// <summary>A result of this step.</summary>
    /// <param name="status">What was found.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="evidence">The signals the finding rests on.</param>
    /// <returns>The result.</returns>
    public CheckResult Found(CheckStatus status, string actual, string evidence = "") =>
        check.Result(status, subject, expected, actual, evidence);

    /// <summary>The result when an earlier step stopped the chain.</summary>
    /// <returns>Skipped.</returns>
    public CheckResult NotChecked() => check.NotChecked(subject, expected);
}
