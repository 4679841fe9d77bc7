using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>The trial of the restore on the server that is being prepared (clauses P3, P4).</summary>
/// <param name="State">How far it is, a name of <see cref="Cases.State.StepState"/>.</param>
/// <param name="Server">The machine on which it was, with the version of its DBMS; empty while none was.</param>
/// <param name="From">When its last attempt began; null where there was none.</param>
/// <param name="Until">When its last attempt ended; null where there was none.</param>
/// <param name="Bytes">How long the backups are that were restored; null while none was.</param>
/// <param name="Damage">What the engine's own check found in the old database.</param>
/// <param name="Message">Why it failed; empty where it did not.</param>
public sealed record ReportedTrial(string State, string Server, DateTimeOffset? From, DateTimeOffset? Until, long? Bytes, IReadOnlyList<string> Damage, string Message);
