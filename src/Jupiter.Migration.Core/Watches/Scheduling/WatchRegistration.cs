using System;
using System.IO;
using System.Runtime.InteropServices;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>Sets up the hourly look of a watch on this computer, and takes it away (clauses R3a, R9).</summary>
/// <param name="root">Where watches are kept.</param>
/// <param name="scheduler">What starts the task.</param>
public sealed class WatchRegistration(string root, IWatchScheduler scheduler)
{
    private static readonly TimeSpan UntilFirstLook = TimeSpan.FromMinutes(1);

    /// <summary>That of this computer.</summary>
    /// <returns>The registration.</returns>
    public static WatchRegistration OfThisComputer() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new WatchRegistration(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), new WindowsScheduler())
        : new WatchRegistration(SystemdUnits.StateRoot, new SystemdScheduler());

    /// <summary>Refuses what a service must not run: whoever may change it would act as that service.</summary>
    /// <param name="shell">The PowerShell and the module that the task looks with.</param>
    /// <exception cref="MigrationException">WatchProgramWritable.</exception>
    public static void Require(WatchShell shell)
    {
        RequireTrusted(shell.Module, withContent: true);
        foreach (var program in shell.Programs)
        {
            RequireTrusted(program, withContent: false);
        }
    }

    /// <summary>Registers a watch. Its log goes on; its task is made anew each time: PowerShell and the module may have moved since.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="shell">The PowerShell and the module that the task looks with.</param>
    /// <returns>The watch.</returns>
    /// <exception cref="MigrationException">WatchProgramWritable, WatchSchedulerMissing, WatchSchedulerFailed, and what the file system says.</exception>
    public RegisteredWatch Register(WatchDescription watch, WatchShell shell)
    {
        Require(shell);
        scheduler.Require();
        var folder = WatchFolder.Of(root, watch.Case);
        folder.Prepare(watch);

        // Below %ProgramData% anybody makes folders: one that was there before may be somebody's. systemd gives its own to the account that looks.
        if (Path.DirectorySeparatorChar == '\\')
        {
            RequireTrusted(folder.Path, withContent: false);
        }

        scheduler.Register(new WatchTask
        {
            Name = folder.Name,
            Description = SR.WatchTaskDescription.With(watch.OldServer, watch.Venue),
            Folder = folder.Path,
            Program = shell.Program,
            Arguments = shell.Look(folder.Path),
            From = RunClock.Now + UntilFirstLook,
            Until = watch.Until,
        });

        return new RegisteredWatch
        {
            CaseId = watch.Case,
            OldServer = watch.OldServer,
            Until = watch.Until,
            TaskName = folder.Name,
            WatchFolder = folder.Path,
            WatchLog = folder.Log,
        };
    }

    /// <summary>Removes the task of a watch; its folder with the log stays.</summary>
    /// <param name="folder">Full path of its folder.</param>
    /// <exception cref="MigrationException">WatchNotFound, WatchSchedulerMissing, WatchSchedulerFailed, and what the file system says.</exception>
    public void Unregister(string folder)
    {
        var watch = new WatchFolder(folder).Required();
        scheduler.Require();
        if (scheduler.Knows(watch.Name))
        {
            scheduler.Remove(watch.Name);
        }
        else if (!Directory.Exists(watch.Path))
        {
            throw MigrationException.Because(nameof(SR.WatchNotFound), watch.Path, watch.Path);
        }
    }

    private static void RequireTrusted(string path, bool withContent)
    {
        if (FolderTrust.FirstFault(path, withContent) is { } fault)
        {
            throw MigrationException.Because(nameof(SR.WatchProgramWritable), fault.Path, fault.Path, fault.Who);
        }
    }
}
