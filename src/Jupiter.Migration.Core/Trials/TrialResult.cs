using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Trials;

/// <summary>What came of a trial.</summary>
/// <param name="Checks">What was checked; it is passed when none of them blocks.</param>
/// <param name="Record">What the server did with each rule.</param>
/// <param name="Restored">How long the restore took, with its proof; null when it was not begun.</param>
public sealed record TrialResult(IReadOnlyList<CheckResult> Checks, TrialRecord Record, TimeSpan? Restored);
