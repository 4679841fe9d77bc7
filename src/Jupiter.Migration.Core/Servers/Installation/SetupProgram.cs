using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The running set-up. It is never ended from here: half an installation is worse than one that nobody waits for. It gets a console of its own, so that
/// Ctrl+C in this one does not reach it ("CREATE_NO_WINDOW" in "Process Creation Flags"), and no pipe that breaks when this process ends.
/// </summary>
internal static class SetupProgram
{
    private const int ElevationRequired = 740;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs it to its end.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="log">Its log.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="started">Called as soon as it runs.</param>
    /// <param name="cancellation">Ends the waiting, and never the set-up.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="MigrationException">SetupNeedsAdministrator, SetupNotStarted.</exception>
    public static int Run(string path, string arguments, SetupLog log, IOperationObserver observer, Action started, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Start(path, arguments);
        started();
        try
        {
            while (!process.WaitForExit((int)Pause.TotalMilliseconds))
            {
                cancellation.ThrowIfCancellationRequested();
                observer.Report(new OperationProgress { Activity = SR.ProgressSetup, Status = log.Now() is { Length: > 0 } now ? now : null });
            }

            return process.ExitCode;
        }
        finally
        {
            observer.Report(new OperationProgress { Activity = SR.ProgressSetup, Completed = true });
        }
    }

    private static Process Start(string path, string arguments)
    {
        try
        {
            // A working folder is searched for libraries ("Dynamic-link library search order"): the media's is anybody's.
            return Process.Start(new ProcessStartInfo(path, arguments) { UseShellExecute = false, CreateNoWindow = true, WorkingDirectory = Environment.SystemDirectory })!;
        }
        catch (Win32Exception e)
        {
            throw e.NativeErrorCode == ElevationRequired
                ? MigrationException.Because(nameof(SR.SetupNeedsAdministrator), path, e, path)
                : MigrationException.Because(nameof(SR.SetupNotStarted), path, e, path, PrintableText.Clean(e.Message));
        }
    }
}
