using System;
using System.Collections.Generic;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>
/// The functions that a query may call: they work on the values that they are given and know of nothing else. LOGINPROPERTY gives the hash of
/// a password; a function of the database's own may call an extended procedure.
/// </summary>
internal static class ReadingFunctions
{
    /// <summary>Their names.</summary>
    public static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "AVG", "CHECKSUM_AGG", "COUNT", "COUNT_BIG", "GROUPING", "GROUPING_ID", "MAX", "MIN", "STDEV", "STDEVP", "STRING_AGG", "SUM", "VAR", "VARP",
        "CUME_DIST", "DENSE_RANK", "FIRST_VALUE", "LAG", "LAST_VALUE", "LEAD", "NTILE", "PERCENT_RANK", "PERCENTILE_CONT", "PERCENTILE_DISC", "RANK", "ROW_NUMBER",
        "ABS", "CEILING", "EXP", "FLOOR", "GREATEST", "LEAST", "LOG", "LOG10", "POWER", "ROUND", "SIGN", "SQRT", "SQUARE",
        "ASCII", "CHAR", "CHARINDEX", "CONCAT", "CONCAT_WS", "DATALENGTH", "DIFFERENCE", "FORMAT", "LEN", "LOWER", "LTRIM", "NCHAR", "PATINDEX", "QUOTENAME", "REPLACE",
        "REPLICATE", "REVERSE", "RTRIM", "SOUNDEX", "SPACE", "STR", "STUFF", "SUBSTRING", "TRANSLATE", "TRIM", "UNICODE", "UPPER",
        "DATEADD", "DATEDIFF", "DATEDIFF_BIG", "DATEFROMPARTS", "DATENAME", "DATEPART", "DATETIME2FROMPARTS", "DATETIMEFROMPARTS", "DATETRUNC", "DAY", "EOMONTH",
        "GETDATE", "GETUTCDATE", "ISDATE", "MONTH", "SMALLDATETIMEFROMPARTS", "SWITCHOFFSET", "SYSDATETIME", "SYSDATETIMEOFFSET", "SYSUTCDATETIME",
        "TIMEFROMPARTS", "TODATETIMEOFFSET", "YEAR",
        "BINARY_CHECKSUM", "CHECKSUM", "CHOOSE", "HASHBYTES", "ISJSON", "ISNULL", "ISNUMERIC", "JSON_QUERY", "JSON_VALUE",
    };

    /// <summary>Whether a function may be called.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">How many arguments it gets: with one, DB_NAME tells of other databases.</param>
    /// <returns>Whether it may.</returns>
    public static bool Holds(string name, int arguments) =>
        Names.Contains(name) || (arguments == 0 && string.Equals(name, "DB_NAME", StringComparison.OrdinalIgnoreCase));
}
