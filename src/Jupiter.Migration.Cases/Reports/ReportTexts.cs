using System;
using System.Globalization;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>How a report names what has a name for programs.</summary>
internal static class ReportTexts
{
    // Months are words of the report's language.
    private static CultureInfo Language => CultureInfo.CurrentUICulture;

    /// <summary>An outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The text.</returns>
    public static string Of(ReportOutcome outcome) => Text("ReportOutcome" + outcome);

    /// <summary>The phase of a case, as a sentence for a manager.</summary>
    /// <param name="phase">Its name.</param>
    /// <returns>The text.</returns>
    public static string Phase(string phase) => Text("ReportPhase" + phase);

    /// <summary>The state of a step: what is proved and what is a person's word.</summary>
    /// <param name="state">Its name.</param>
    /// <returns>The text.</returns>
    public static string State(string state) => Text("ReportState" + state);

    /// <summary>What came of a check.</summary>
    /// <param name="status">Its name.</param>
    /// <returns>The text.</returns>
    public static string Status(string status) => ValueName.Of(nameof(CheckStatus), status);

    /// <summary>A party.</summary>
    /// <param name="owner">Its name.</param>
    /// <returns>The text.</returns>
    public static string Owner(string owner) => ValueName.Of(nameof(StepOwner), owner);

    /// <summary>A time with its day.</summary>
    /// <param name="time">The time, with the venue's offset.</param>
    /// <returns>The text; a dash for none.</returns>
    public static string Time(DateTimeOffset? time) => time?.ToString("d MMM HH:mm", Language) ?? "—";

    /// <summary>A time that people keep an eye on.</summary>
    /// <param name="time">The time, with the venue's offset.</param>
    /// <returns>The text; a dash for none.</returns>
    public static string Date(DateTimeOffset? time) => time is { } at
        ? at.ToString("d MMMM yyyy HH:mm", Language) + at.ToString(" (zzz)", CultureInfo.InvariantCulture)
        : "—";

    /// <summary>A duration.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="until">Its end.</param>
    /// <returns>Hours, minutes, seconds; a dash where the beginning is not known.</returns>
    public static string Duration(DateTimeOffset? from, DateTimeOffset until) => from is { } begin
        ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:mm\\:ss}", (long)(until - begin).TotalHours, until - begin)
        : "—";

    private static string Text(string key) => SR.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
