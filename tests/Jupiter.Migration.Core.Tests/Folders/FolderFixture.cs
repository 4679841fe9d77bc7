using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Core.Tests.Files;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Folders;

/// <summary>A folder to carry, where to, and back.</summary>
public abstract class FolderFixture : IDisposable
{
    private readonly TempFolder _temp = new();

    protected FolderFixture()
    {
        Directory.CreateDirectory(Source);
        Directory.CreateDirectory(Medium);
    }

    protected string Source => _temp.At("Отчёты");

    protected string Medium => _temp.At("medium");

    protected string Copy => Path.Combine(Medium, "Отчёты");

    protected string List => Copy + FolderList.Suffix;

    protected string Back => _temp.At("back");

    internal SilentObserver Observer { get; } = new();

    protected List<MigrationException> Faults { get; } = [];

    public void Dispose()
    {
        _temp.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string At(string name) => _temp.At(name);

    protected void Put(string path, string content, DateTime? time = null)
    {
        var file = Path.Combine(Source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        if (time is { } at)
        {
            File.SetLastWriteTimeUtc(file, at);
        }
    }

    protected FolderBackupResult Backup(bool force = false, string? source = null, string? medium = null, long? limit = null) => new FolderBackup(Observer).Run(
        new FolderBackupRequest { Source = source ?? Source, Destination = medium ?? Medium, Force = force, BytesPerSecondLimit = limit, ModuleVersion = "0" }, Faults.Add, CancellationToken.None);

    /// <summary>A backup during which something happens: at each block of each file, which waits for it, however fast or slow the machine is.</summary>
    protected FolderBackupResult BackupWhile(Action work)
    {
        using var clock = RunClock.Use(new JumpingClock { Waiting = work });
        return Backup(limit: 1);
    }

    protected FolderRestoreResult Restore(bool force = false) => new FolderRestore(Observer).Run(
        new FolderRestoreRequest { Path = Copy, Destination = Back, Force = force }, Faults.Add, CancellationToken.None);

    protected CheckResult Check(string id, string? against = null) =>
        new FolderVerification(Observer).Run(Copy, against, CancellationToken.None).Single(check => check.Id == id);

    /// <summary>What is in a folder, a line each: what it is, when it was written, what is in it.</summary>
    protected static IReadOnlyList<string> Tree(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(info => $"{Path.GetRelativePath(folder, info.FullName)} {info.LastWriteTimeUtc:O} " + (info is FileInfo ? Convert.ToBase64String(File.ReadAllBytes(info.FullName)) : "/"))
            .Order(StringComparer.Ordinal),
    ];

    protected static void Shell(string command)
    {
        using var shell = Process.Start("sh", ["-c", command]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
