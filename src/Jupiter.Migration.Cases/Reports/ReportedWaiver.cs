namespace Jupiter.Migration.Cases.Reports;

/// <summary>A check that somebody waives by the venue's file, which is a part of what is approved.</summary>
/// <param name="Check">Stable name of the check.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="Until">Until when, as a date of ISO 8601.</param>
public sealed record ReportedWaiver(string Check, string Reason, string By, string Until);
