namespace Jupiter.Migration.Cases.Reports;

/// <summary>A check of the audit.</summary>
/// <param name="Id">Stable name of the check.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Actual">What was found.</param>
/// <param name="Remedy">What to do; empty where nothing has to be done.</param>
public sealed record ReportedCheck(string Id, string Status, string Actual, string Remedy);
