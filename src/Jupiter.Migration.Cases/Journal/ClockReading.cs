using System;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Both clocks at one moment.</summary>
/// <param name="Utc">The time that the computer believes it is.</param>
/// <param name="Elapsed">The time since the journal was opened, by the clock that nobody sets.</param>
/// <param name="Running">The same clock, since it was started with the computer.</param>
internal readonly record struct ClockReading(DateTimeOffset Utc, TimeSpan Elapsed, TimeSpan Running);
