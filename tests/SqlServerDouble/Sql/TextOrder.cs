using System;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>How text compares: without regard to case, in Cyrillic, too, and to spaces at its end.</summary>
internal static class TextOrder
{
    /// <summary>The collation's name in SQLite.</summary>
    public const string Name = "CI";

    public static int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        one = one.TrimEnd((byte)' ');
        other = other.TrimEnd((byte)' ');
        return one.SequenceEqual(other) ? 0 : Compare(Wtf8.GetString(one), Wtf8.GetString(other));
    }

    public static int Compare(string one, string other) =>
        one.AsSpan().TrimEnd(' ').CompareTo(other.AsSpan().TrimEnd(' '), StringComparison.OrdinalIgnoreCase);
}
