using System;
using System.Globalization;

namespace Jupiter.Migration.Files;

/// <summary>A list of dates in JSON, each <c>yyyy-MM-dd</c>. They are midnights of no time zone: .NET Standard has no type for dates.</summary>
public sealed class DateList : TextList<DateTime>
{
    private const string Form = "yyyy-MM-dd";

    /// <inheritdoc/>
    protected override DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <inheritdoc/>
    protected override string Text(DateTime item) => item.ToString(Form, CultureInfo.InvariantCulture);
}
