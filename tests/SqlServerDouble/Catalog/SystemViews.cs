using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Catalog;

/// <summary>Where the rows of a catalog view are.</summary>
internal enum SystemViewPlace
{
    Stored,
    Database,
    Server,
}

/// <summary>A catalog view.</summary>
internal sealed record SystemView(string Name, SystemViewPlace Place, int Since, IReadOnlyList<SystemViewColumn> Columns)
{
    public string TableName => "sys." + Name;

    public string Declaration => string.Join(", ", Columns.Select(column => SqliteText.Quote(column.Name)));
}

/// <summary>A column of a catalog view.</summary>
internal sealed record SystemViewColumn(string Name, SqlType Type, int Since);

/// <summary>All catalog views that the double knows.</summary>
internal static partial class SystemViews
{
    public static readonly IReadOnlyDictionary<string, SystemView> All =
        Parse(SystemViewText.Stored, SystemViewPlace.Stored)
            .Concat(Parse(SystemViewText.OfDatabase, SystemViewPlace.Database))
            .Concat(Parse(SystemViewText.OfServer, SystemViewPlace.Server))
            .ToDictionary(view => view.Name, StringComparer.OrdinalIgnoreCase);

    public static readonly IReadOnlyDictionary<string, SystemView> OfBackup =
        Parse(SystemViewText.OfBackup, SystemViewPlace.Server).ToDictionary(view => view.Name, StringComparer.Ordinal);

    private static IEnumerable<SystemView> Parse(string text, SystemViewPlace place)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (head, body, _) = line.Split(": ") is [var one, var other] ? (one, other, 0) : throw new FormatException(line);
            var columns = ColumnPattern().Matches(body).Select(match => new SystemViewColumn(
                match.Groups["name"].Value, TypeOf(match.Groups["type"].Value, match.Groups["length"].Value),
                    Number(match.Groups["since"].Value)));
            yield return new SystemView(head.Split('@')[0], place, head.Contains('@', StringComparison.Ordinal) ? Number(head.Split('@')[1])
                : 0, [.. columns]);
        }
    }

    private static SqlType TypeOf(string type, string length)
    {
        if (type == "sysname")
        {
            return SqlTypes.Name;
        }

        SqlTypes.TryFind(type, out var name);
        var size = length == "max" ? -1 : Number(length);
        return name is SqlTypeName.Numeric ? new SqlType(name, 0, (byte)size)
            : new SqlType(name, SqlTypes.IsUnicode(name) && size > 0 ? size * 2 : size);
    }

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<name>\w+) (?<type>\w+)(\((?<length>\w+)\))?(@(?<since>\d+))?")]
    private static partial Regex ColumnPattern();
}
