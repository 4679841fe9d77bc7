using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>
/// Where each file of a backup comes to stand on the target: in its default folders, under a name that is new each time, so that a restore
/// never meets the files of another database. No character of a database's name reaches a path but letters and digits.
/// </summary>
internal static class TargetFiles
{
    /// <summary>A file of the log.</summary>
    public const string LogType = "L";

    private const int LongestStem = 40;

    /// <summary>Places the files.</summary>
    /// <param name="files">The files of the backup.</param>
    /// <param name="database">Name of the database, which people see in the file names.</param>
    /// <param name="facts">The target.</param>
    /// <returns>Each file with its path.</returns>
    public static IReadOnlyList<(BackupSetFile File, string Path)> Place(IReadOnlyList<BackupSetFile> files, string database, InstanceFacts facts)
    {
        var stem = Stem(database) + "_" + Guid.NewGuid().ToString("N").Substring(0, 8);
        return files.Select((file, i) => (file, In(FolderOf(file, facts), stem + Ending(file, i)))).ToArray();
    }

    /// <summary>The folder that a file goes to.</summary>
    /// <param name="file">The file.</param>
    /// <param name="facts">The target.</param>
    /// <returns>The folder, as the server sees it.</returns>
    public static string FolderOf(BackupSetFile file, InstanceFacts facts) =>
        file.Type == LogType ? facts.DefaultLogPath : facts.DefaultDataPath;

    private static string Stem(string database)
    {
        var letters = database.Select(c => c < 128 && char.IsLetterOrDigit(c) ? c : '_').Take(LongestStem).ToArray();
        return new string(letters).Trim('_') is { Length: > 0 } stem ? stem : "database";
    }

    private static string Ending(BackupSetFile file, int index) => file.Type switch
    {
        LogType => "_log" + Number(index) + ".ldf",
        "D" => index == 0 ? ".mdf" : Number(index) + ".ndf",
        _ => Number(index),
    };

    private static string Number(int index) => "_" + index.ToString(CultureInfo.InvariantCulture);

    private static string In(string folder, string name)
    {
        var separator = folder.IndexOf('/') >= 0 ? '/' : '\\';
        return folder.Length == 0 || folder[folder.Length - 1] == separator ? folder + name : folder + separator + name;
    }
}
