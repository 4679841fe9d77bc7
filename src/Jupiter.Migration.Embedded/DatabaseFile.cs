using System;
using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Embedded;

/// <summary>Which file a database name means. A name that can't be a file of the folder on every platform is an error before anything is touched.</summary>
internal static class DatabaseFile
{
    /// <summary>Ending of a database's file.</summary>
    public const string Extension = ".db";

    // 255 bytes is what ext4 and XFS allow; the longest name beside it is that of the lock's record while it is written.
    private const int LongestFileName = 255 - 35;
    private const int LongestName = 128;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Full path of a database's file.</summary>
    /// <param name="folder">The instance.</param>
    /// <param name="database">The name.</param>
    /// <returns>The path; nothing has to be there.</returns>
    /// <exception cref="MigrationException">
    /// DatabaseNameEmpty, DatabaseNameTooLong, DatabaseNameHasControlCharacter, DatabaseNameHasPath, DatabaseNameHasQuote, DatabaseNameHasBracket,
    /// DatabaseNameReserved, DatabaseNameIsDevice, DatabaseNameNotUnicode.
    /// </exception>
    public static string PathFor(string folder, string database)
    {
        RequireName(database);
        return Path.Combine(folder, database + Extension);
    }

    private static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Because(nameof(SR.DatabaseNameEmpty), name);
        }

        if (name.Length > LongestName || LengthOf(name) + Extension.Length > LongestFileName)
        {
            throw Because(nameof(SR.DatabaseNameTooLong), name);
        }

        foreach (var c in name)
        {
            var errorId = c switch
            {
                _ when char.IsControl(c) => nameof(SR.DatabaseNameHasControlCharacter),
                '/' or '\\' or ':' => nameof(SR.DatabaseNameHasPath),
                '"' or '\'' or '`' => nameof(SR.DatabaseNameHasQuote),
                '[' or ']' or '*' or '?' or '<' or '>' or '|' => nameof(SR.DatabaseNameHasBracket),
                _ => null,
            };
            if (errorId is not null)
            {
                throw Because(errorId, name);
            }
        }

        if (name.StartsWith('.') || name.EndsWith('.') || name.StartsWith(' ') || name.EndsWith(' ') || name.Contains("..", StringComparison.Ordinal))
        {
            throw Because(nameof(SR.DatabaseNameReserved), name);
        }

        if (WindowsName.IsDevice(name))
        {
            throw Because(nameof(SR.DatabaseNameIsDevice), name);
        }
    }

    // Half a surrogate pair has no bytes of its own: two such names would be one file.
    private static int LengthOf(string name)
    {
        try
        {
            return StrictUtf8.GetByteCount(name);
        }
        catch (EncoderFallbackException)
        {
            throw Because(nameof(SR.DatabaseNameNotUnicode), name);
        }
    }

    private static MigrationException Because(string errorId, string name) =>
        MigrationException.Because(errorId, name, name);
}
