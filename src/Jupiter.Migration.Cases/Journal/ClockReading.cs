using System;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Both clocks at one moment.</summary>
/// <param name="Utc">The time that the computer believes it is.</param>
/// <param name="Elapsed">The time since the journal was opened, by the clock that nobody sets.</param>
internal readonly record struct ClockReading(DateTimeOffset Utc, TimeSpan Elapsed);
