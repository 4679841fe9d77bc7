using System;
using System.Globalization;
using System.IO;

namespace Jupiter.Migration.Bench;

/// <summary>The files of one size: the database, its backup, the peer's, and where it is restored.</summary>
internal sealed class BenchFiles
{
    /// <summary>Names the files, and makes the database unless it is there.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="gigabytes">About how large the database is.</param>
    public BenchFiles(string folder, double gigabytes)
    {
        Instance = Directory.CreateDirectory(Path.Combine(folder, gigabytes.ToString("0.00", CultureInfo.InvariantCulture))).FullName;
        Target = Path.Combine(folder, "restored");
        Database = Path.Combine(Instance, "Bench.db");
        Restored = Path.Combine(Target, "Bench.db");
        Backup = Path.Combine(folder, "bench.bak");
        PeerBackup = Backup + ".peer";
        RemoveCopies();
        BenchDatabase.Make(Database, gigabytes);
        Size = (new FileInfo(Database).Length / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB";
    }

    /// <summary>The folder with the database.</summary>
    public string Instance { get; }

    /// <summary>The folder that is restored to.</summary>
    public string Target { get; }

    /// <summary>The database.</summary>
    public string Database { get; }

    /// <summary>The restored database, of either side.</summary>
    public string Restored { get; }

    /// <summary>Our backup.</summary>
    public string Backup { get; }

    /// <summary>The peer's backup.</summary>
    public string PeerBackup { get; }

    /// <summary>How large the database is, for people.</summary>
    public string Size { get; }

    /// <summary>Takes a backup, unless it is there.</summary>
    /// <param name="take">Takes it.</param>
    public void RequireBackup(Action take)
    {
        if (!File.Exists(Backup))
        {
            take();
        }
    }

    /// <summary>Removes our backup.</summary>
    public void RemoveBackup()
    {
        File.Delete(Backup);
        File.Delete(Backup + ".manifest.json");
    }

    /// <summary>Empties the folder that is restored to.</summary>
    public void RemoveRestored()
    {
        if (Directory.Exists(Target))
        {
            Directory.Delete(Target, recursive: true);
        }

        Directory.CreateDirectory(Target);
    }

    /// <summary>Removes all but the database.</summary>
    public void RemoveCopies()
    {
        RemoveBackup();
        File.Delete(PeerBackup);
        RemoveRestored();
    }
}
