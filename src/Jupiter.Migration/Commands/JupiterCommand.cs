using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Hosting;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>
/// What every cmdlet of the module shares: work runs beside the pipeline thread, which writes what the work reports; Ctrl+C stops the
/// work and waits until it has stopped; failures become error records.
/// </summary>
public abstract class JupiterCommand : PSCmdlet, IDisposable
{
    // The longest word that a host writes before a warning, that of the Russian Windows PowerShell.
    private const int WarningMark = 16;

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The engines of the module.</summary>
    private protected static EngineCatalog Engines => ModuleFolder.Engines;

    /// <summary>What tells the time.</summary>
    private protected static TimeProvider Clock => RunClock.Current;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether it does the steps of a case, whose servers and files stand in the plan and in no parameter.</summary>
    private protected virtual bool DoesSteps => false;

    // The commands that a text advises are typed for the case that this one was given.
    private string? CaseFolder => MyInvocation.BoundParameters.TryGetValue("Case", out var folder) ? folder as string : null;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(Finish);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Writes a warning; on a terminal in lines that end between words, since hosts break them anywhere.</summary>
    /// <param name="text">The warning.</param>
    internal new void WriteWarning(string text)
    {
        var typed = CaseFolder is { } folder ? CaseInCommands.Named(text, folder) : text;
        base.WriteWarning(GateDialog.CanAsk(Host)
            ? string.Join(Environment.NewLine, ScreenText.Lines(typed, TerminalWidth.Of(Host.UI) - WarningMark))
            : typed);
    }

    /// <summary>Whether something may be done, asked, and told by -WhatIf and -Verbose, in the language of the session: PowerShell 7 has its own sentence in English only.</summary>
    /// <param name="target">What it is done to.</param>
    /// <param name="action">What is done.</param>
    /// <returns>Whether it may.</returns>
    internal new bool ShouldProcess(string target, string action)
    {
        var deed = SR.WouldDo.With(action, target);
        return ShouldProcess(deed, SR.ReallyDo.With(deed), SR.ConfirmCaption);
    }

    /// <summary>The work of the cmdlet for one input.</summary>
    protected abstract void Process();

    /// <summary>The work of the cmdlet once every input is there.</summary>
    protected virtual void Finish()
    {
    }

    /// <summary>Does the work for one of several things. What goes wrong with it is written as its error, and the next has its turn.</summary>
    /// <param name="work">The work.</param>
    private protected void ForItem(Action work)
    {
        if (FaultOf(work) is { } error)
        {
            WriteError(error);
        }
    }

    /// <summary>Does the work for one of several things, on whatever thread.</summary>
    /// <param name="work">The work.</param>
    /// <returns>What went wrong with it, or null.</returns>
    private protected ErrorRecord? FaultOf(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e) when (Named(e) is { } failure)
        {
            return RecordOf(failure);
        }
    }

    /// <summary>The error record of a failure of this cmdlet.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The record.</returns>
    private protected ErrorRecord RecordOf(MigrationException failure) => ErrorRecords.From(failure, DoesSteps, CaseFolder);

    /// <summary>Does the work for each of several files or folders; what goes wrong with one is written as its error.</summary>
    /// <param name="paths">The paths as they were bound.</param>
    /// <param name="areLiteral">Whether wildcards mean themselves.</param>
    /// <param name="work">The work, for a full path.</param>
    private protected void ForEachPath(IEnumerable<string> paths, bool areLiteral, Action<string> work)
    {
        foreach (var path in paths)
        {
            ForItem(() =>
            {
                foreach (var found in areLiteral ? [FullPath(path)] : FileSystemPath.Matching(SessionState.Path, path))
                {
                    ForItem(() => work(found));
                }
            });
        }
    }

    /// <summary>Runs work beside the pipeline thread and writes what it reports until it ends.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="work">The work.</param>
    /// <returns>What it made.</returns>
    private protected T Await<T>(Func<IOperationObserver, CancellationToken, T> work) => Run(work);

    /// <summary>Runs work beside the pipeline thread and writes each thing that it makes as soon as it is there.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="work">The work; it is done while the sequence is walked.</param>
    private protected void Stream<T>(Func<PipelineObserver, CancellationToken, IEnumerable<T>> work)
        where T : notnull => Run((reports, stop) =>
        {
            foreach (var item in work(reports, stop))
            {
                reports.Output(item);
            }

            return true;
        });

    /// <summary>Runs work beside the pipeline thread and writes each thing that it finds, on whatever thread, as soon as it is there.</summary>
    /// <typeparam name="T">What it finds.</typeparam>
    /// <param name="work">The work; it is given what takes a find.</param>
    private protected void Feed<T>(Action<Action<T>, CancellationToken> work)
        where T : notnull => Run((reports, stop) =>
        {
            work(item => reports.Output(item), stop);
            return true;
        });

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (Named(e) is { } failure)
        {
            ThrowTerminatingError(RecordOf(failure));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private static MigrationException? Named(Exception failure) => failure switch
    {
        MigrationException named => named,
        FileHeldException held => FileErrors.Name(held, held.Path),
        _ => null,
    };

    private T Run<T>(Func<PipelineObserver, CancellationToken, T> work)
    {
        using var reports = new PipelineObserver();

        // powershell.exe runs .NET Framework as of 4.0, where a new thread does not take over the languages of the one that starts it.
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var task = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
                    return work(reports, _stop.Token);
                }
                finally
                {
                    reports.Complete();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            reports.WriteTo(this);
        }
        catch
        {
            // Ctrl+C, or a later command in the pipeline that wants no more or failed. Half-made artefacts are removed by the work itself, so
            // it has to have ended before the prompt comes back.
            _stop.Cancel();
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            throw;
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Whether a parameter was given: what a venue's file says goes before its default and not before it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Whether it was.</returns>
    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Full path of a file or folder that need not exist, taken from PowerShell's current location. Wildcards mean themselves.</summary>
    /// <param name="path">The path as it was bound.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="MigrationException">PathInvalid, PathNotOnFileSystem.</exception>
    private protected string FullPath(string path) => FileSystemPath.Full(SessionState.Path, path);
}
