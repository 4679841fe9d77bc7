using System;
using System.IO;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>Writes a path as the URI that SQLite opens, so that no character of a name is taken for a parameter.</summary>
internal static class SqliteUri
{
    /// <summary>The URI of a file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="parameters">What follows the question mark, or nothing.</param>
    /// <returns>The URI.</returns>
    public static string For(string path, string parameters)
    {
        var slashes = Path.DirectorySeparatorChar == '\\' ? "/" + path.Replace('\\', '/') : path;
        var escaped = slashes.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        return "file://" + escaped + (parameters.Length > 0 ? "?" + parameters : "");
    }
}
