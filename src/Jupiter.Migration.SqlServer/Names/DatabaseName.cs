using System;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Names;

/// <summary>Which names a database of SQL Server can have. What it would change or misunderstand is an error before anything is sent.</summary>
internal static class DatabaseName
{
    private const int Longest = 128;

    private static readonly string[] System = ["master", "model", "msdb", "tempdb", "mssqlsystemresource"];

    /// <summary>Refuses what can't be the name of a venue's database.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="MigrationException">
    /// DatabaseNameEmpty, DatabaseNameTooLong, DatabaseNameHasControlCharacter, DatabaseNameEndsInSpace, DatabaseNameNotUnicode, DatabaseNameIsSystem.
    /// </exception>
    public static void Require(string name)
    {
        var errorId = string.IsNullOrWhiteSpace(name) ? nameof(SR.DatabaseNameEmpty)
            : name.Length > Longest ? nameof(SR.DatabaseNameTooLong)
            : name.Any(char.IsControl) ? nameof(SR.DatabaseNameHasControlCharacter)
            : HasHalfCharacter(name) ? nameof(SR.DatabaseNameNotUnicode)
            : name[0] == ' ' || name[name.Length - 1] == ' ' ? nameof(SR.DatabaseNameEndsInSpace)
            : System.Contains(name, StringComparer.OrdinalIgnoreCase) ? nameof(SR.DatabaseNameIsSystem)
            : null;
        if (errorId is not null)
        {
            throw MigrationException.Because(errorId, name, name);
        }
    }

    private static bool HasHalfCharacter(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]))
            {
                return true;
            }
        }

        return false;
    }
}
