using System;
using System.Threading;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Pos;

/// <summary>One link of the chain: it is checked, or it is told that it was not reached.</summary>
internal sealed class PosStep
{
    private readonly CheckDefinition _check;
    private readonly string _subject;
    private readonly string _expected;
    private readonly Func<PosStep, CancellationToken, CheckResult> _work;

    /// <summary>Makes a step.</summary>
    /// <param name="check">The check.</param>
    /// <param name="subject">What is checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="work">Checks it.</param>
    public PosStep(CheckDefinition check, string subject, string expected, Func<PosStep, CancellationToken, CheckResult> work)
    {
        _check = check;
        _subject = subject;
        _expected = expected;
        _work = work;
    }

    /// <summary>Checks it.</summary>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The result.</returns>
    public CheckResult Run(CancellationToken cancellation) => _work(this, cancellation);

    /// <summary>A result of this step.</summary>
    /// <param name="status">What was found.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="evidence">The signals the finding rests on.</param>
    /// <returns>The result.</returns>
    public CheckResult Found(CheckStatus status, string actual, string evidence = "") =>
        _check.Result(status, _subject, _expected, actual, evidence);

    /// <summary>The result when an earlier step stopped the chain.</summary>
    /// <returns>Skipped.</returns>
    public CheckResult NotChecked() => _check.NotChecked(_subject, _expected);
}
