using System;
using System.Linq;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Functions of text.</summary>
internal static class TextFunctions
{
    public static void AddTo(FunctionRegistry registry)
    {
        OfText(registry, "len", (text, _) => (long)text.TrimEnd(' ').Length);
        OfText(registry, "upper", (text, _) => text.ToUpperInvariant());
        OfText(registry, "lower", (text, _) => text.ToLowerInvariant());
        OfText(registry, "rtrim", (text, _) => text.TrimEnd(' '));
        OfText(registry, "ltrim", (text, _) => text.TrimStart(' '));
        OfText(registry, "left", (text, a) => text[..Within(text, Length(a[1]))]);
        OfText(registry, "right", (text, a) => text[^Within(text, Length(a[1]))..]);
        OfText(registry, "replace", (text, a) => ((string)a[1]!).Length == 0 ? text
            : text.Replace((string)a[1]!, (string)a[2]!, StringComparison.OrdinalIgnoreCase));
        OfText(registry, "replicate", (text, a) => (long)a[1]! < 0 ? null : string.Concat(Enumerable.Repeat(text, (int)(long)a[1]!)));
        OfText(registry, "charindex", (text, a) => (long)((string)a[1]!).IndexOf(text, StringComparison.OrdinalIgnoreCase) + 1);
        OfText(registry, "like", (text, a) => LikePattern.Matches(text, (string)a[1]!, a.Length > 2 ? ((string)a[2]!)[0] : null));
        registry.Add("substring", a => a.Any(one => one is null) ? null : Substring(a[0]!, (long)a[1]!, (long)a[2]!));
    }

    private static void OfText(FunctionRegistry registry, string name, Func<string, object?[], object?> function) =>
        registry.Add(name, a => a.Any(one => one is null) ? null : function((string)a[0]!, a));

    private static object Substring(object value, long start, long length)
    {
        object Cut(int from, int to) => value is string text ? text[from..to] : ((byte[])value)[from..to];
        if (length < 0)
        {
            throw new SqlException(537, 16, "Invalid length parameter passed to the LEFT or SUBSTRING function.");
        }

        var total = value is string whole ? whole.Length : ((byte[])value).Length;
        var end = (int)Math.Clamp(start - 1 + length, 0, total);
        var begin = (int)Math.Clamp(start - 1, 0, end);
        return Cut(begin, end);
    }

    private static long Length(object? value) => (long)value! is >= 0 and var length
        ? length
        : throw new SqlException(537, 16, "Invalid length parameter passed to the LEFT or SUBSTRING function.", 2);

    private static int Within(string text, long length) => (int)Math.Min(text.Length, length);
}
