using System;
using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>A path as a call of Windows takes it that .NET does not make for us.</summary>
internal static class WindowsPath
{
    // "Maximum Path Length Limitation": MAX_PATH, with the zero at its end.
    private const int LongestPlain = 259;

    /// <summary>The path with the prefix that lets it be long, if it is.</summary>
    /// <param name="path">A path.</param>
    /// <returns>The path for the call.</returns>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        return full.Length <= LongestPlain || full.StartsWith(@"\\?\", StringComparison.Ordinal)
            ? full
            : full.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC\" + full.Substring(2) : @"\\?\" + full;
    }
}
