using System.Collections.Generic;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What came of a step that the module did.</summary>
public sealed class StepOutcome
{
    /// <summary>The checks; all passed or were waived.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>What the action itself put into the evidence of the case.</summary>
    public IReadOnlyList<EvidenceReference> Evidence { get; init; } = [];

    /// <summary>What later steps and people need to know.</summary>
    public IReadOnlyList<LineFact> Facts { get; init; } = [];

    /// <summary>What came of it and of something besides.</summary>
    /// <param name="other">The other; where both keep the same, its word counts.</param>
    /// <returns>Both.</returns>
    public StepOutcome And(StepOutcome other) =>
        new() { Checks = [.. Checks, .. other.Checks], Evidence = [.. Evidence, .. other.Evidence], Facts = [.. Facts, .. other.Facts] };
}
