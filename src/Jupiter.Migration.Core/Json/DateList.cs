using System;
using System.Globalization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>A list of dates in JSON, each <c>yyyy-MM-dd</c>. They are midnights of no time zone: .NET Standard has no type for dates.</summary>
public sealed class DateList : TextList<DateTime>
{
    private const string Pattern = "yyyy-MM-dd";

    /// <inheritdoc/>
    protected override string Form => SR.FormDates;

    /// <inheritdoc/>
    protected override DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <inheritdoc/>
    protected override string Text(DateTime item) => item.ToString(Pattern, CultureInfo.InvariantCulture);
}
