namespace Jupiter.Migration.Cases.Reports;

/// <summary>A table of a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Fingerprint">The sum of the hashes of its rows.</param>
public sealed record ReportedTable(string Name, long Rows, string Fingerprint);
