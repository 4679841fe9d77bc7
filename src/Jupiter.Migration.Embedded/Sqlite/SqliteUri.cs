using System;
using System.IO;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>Writes a path as the URI that SQLite opens, so that no character of a name is taken for a parameter.</summary>
internal static class SqliteUri
{
    // From here on Windows opens a path only when it says that it may be long, whatever the program and the registry allow.
    private const int LongestPlainPath = 247;

    /// <summary>The URI of a file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="parameters">What follows the question mark, or nothing.</param>
    /// <returns>The URI.</returns>
    public static string For(string path, string parameters) => For(path, parameters, Path.DirectorySeparatorChar == '\\');

    /// <summary>The URI of a file of one of the systems.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="parameters">What follows the question mark, or nothing.</param>
    /// <param name="isWindows">Whether the path is one of Windows.</param>
    /// <returns>The URI.</returns>
    public static string For(string path, string parameters, bool isWindows)
    {
        var slashes = isWindows ? OfWindows(path).Replace('\\', '/') : path;
        var escaped = slashes.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        return "file://" + escaped + (parameters.Length > 0 ? "?" + parameters : "");
    }

    // A share and a device begin with two slashes already. A third one would make another name of them.
    private static string OfWindows(string path) =>
        path.StartsWith(@"\\?\", StringComparison.Ordinal) ? path
        : path.Length > LongestPlainPath ? path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC\" + path[2..] : @"\\?\" + path
        : path.StartsWith(@"\\", StringComparison.Ordinal) ? path
        : "/" + path;
}
