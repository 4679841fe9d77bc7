using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded;
using Jupiter.Migration.Embedded.Rehearsals;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Folders;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.KillTarget;

/// <summary>
/// A process for the tests to kill: <c>backup FOLDER DATABASE FILE</c>, <c>restore FOLDER DATABASE FILE</c>, <c>folder FOLDER DESTINATION</c>,
/// <c>connect FOLDER DATABASE HOST</c>, <c>switch-on FOLDER</c>, <c>lock FOLDER DATABASE</c>, <c>write FOLDER DATABASE SQL</c> (and not
/// commit), <c>journal FOLDER COUNT</c> (see <see cref="JournalWork"/>), <c>put FILE TEXT</c>, <c>close FOLDER</c> to others. It says <c>go</c> when the work begins, or is begun where it is held, and <c>done</c> when it is done, or <c>failed</c> with the ErrorId.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            return Run(arguments);
        }
        catch (MigrationException e)
        {
            Say($"failed {e.ErrorId}: {e.Message}");
            return 3;
        }
    }

    private static int Run(string[] arguments)
    {
        var engine = new EmbeddedEngine();
        var address = ServerAddress.Parse("embedded:" + arguments[1]);
        switch (arguments[0])
        {
            case "backup":
                Backup(engine, address, arguments[2], arguments[3]);
                break;
            case "restore":
                Restore(engine, address, arguments[2], arguments[3]);
                break;
            case "folder":
                Named(arguments[2], () => CarryFolder(arguments[1], arguments[2]));
                break;
            case "lock":
                Lock(engine, address, arguments[2]);
                break;
            case "connect":
                Hold(new EmbeddedRehearsalEngine().Open(address).Connect(arguments[2], new ConnectedClient { HostName = arguments[3], ProgramName = "till" }));
                break;
            case "write":
                Write(Path.Combine(arguments[1], arguments[2] + ".db"), arguments[3]);
                break;
            case "journal":
                JournalWork.Run(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), Say);
                break;
            case "close":
                Close(arguments[1]);
                break;
            case "put":
                Put(arguments[1], arguments[2]);
                break;
            case "switch-on":
                Hold(new EmbeddedRehearsalEngine().Open(address).SwitchOn());
                break;
            default:
                return 2;
        }

        Say("done");
        return 0;
    }

    private static void CarryFolder(string source, string destination)
    {
        Say("go");
        new FolderBackup(new NoObserver()).Run(
            new FolderBackupRequest { Source = source, Destination = destination, ModuleVersion = "0" }, _ => { }, CancellationToken.None);
    }

    private static void Put(string path, string content) => Named(path, () => DurableFile.Write(path, Encoding.UTF8.GetBytes(content)));

    private static void Close(string path) => Named(path, () => DurableFile.CreateFolder(path, FileRights.Owner));

    private static void Named(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, path);
        }
    }

    private static void Backup(EmbeddedEngine engine, ServerAddress address, string database, string file)
    {
        using var instance = engine.Open(address);
        var work = new DatabaseBackup(instance, new NoObserver());
        var request = new BackupRequest { Database = database, BackupFile = file, Overwrite = true, ModuleVersion = "0" };
        Say("go");
        work.Run(request, CancellationToken.None);
    }

    private static void Restore(EmbeddedEngine engine, ServerAddress address, string database, string file)
    {
        using var instance = engine.Open(address);
        var verification = new BackupVerification(new EngineCatalog(EngineFolder(), new OnlyEngine(engine)), new NoObserver());
        var work = new DatabaseRestore(instance, verification, new NoObserver());
        var request = new RestoreRequest { Database = database, BackupFile = file, SetAsideExisting = true };
        Say("go");
        work.Run(request, CancellationToken.None);
    }

    private static void Lock(EmbeddedEngine engine, ServerAddress address, string database)
    {
        using var instance = engine.Open(address);
        Say("go");
        instance.Lock(database, CancellationToken.None);
    }

    private static void Write(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        Say("go");
        Console.In.ReadLine();
    }

    private static void Hold(IDisposable held)
    {
        Say("go");
        Console.In.ReadLine();
        held.Dispose();
    }

    private static void Say(string word)
    {
        Console.Out.WriteLine(word);
        Console.Out.Flush();
    }

    // The catalog takes an engine only from a folder of its name.
    private static string EngineFolder()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "kill-target-engines");
        var place = Directory.CreateDirectory(Path.Combine(folder, "Embedded")).FullName;
        var assembly = Path.Combine(place, "Jupiter.Migration.Embedded.dll");
        if (!File.Exists(assembly))
        {
            File.WriteAllBytes(assembly, []);
        }

        return folder;
    }

    private sealed class OnlyEngine(IDatabaseEngine engine) : IPluginLoader
    {
        public T Load<T>(string assemblyPath)
            where T : class => (T)engine;
    }
}
