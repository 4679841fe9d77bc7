using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Windows.Questions;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Asking;

/// <summary>Asks CIM what windows-questions.txt asks of it, some questions at a time. A question that is not answered in time is left behind.</summary>
/// <param name="cim">CIM of the computer.</param>
/// <param name="patience">How long a question may take.</param>
internal sealed class CimAsking(ICimConnection cim, TimeSpan patience)
{
    private const int AtOnce = 6;
    private const string WithClock = "Win32_OperatingSystem";
    private static readonly Dictionary<string, object> Nothing = [];

    /// <summary>By how much the clock of the computer is ahead; null where it did not tell.</summary>
    public double? ClockOffsetSeconds { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="isDetailed">Whether also what is asked in detail.</param>
    /// <param name="deadline">When all has to be over.</param>
    /// <returns>The answers, one a question that is asked.</returns>
    public async Task<IReadOnlyList<CimAnswer>> AskAsync(IReadOnlyList<CimQuestion> questions, bool isDetailed, CancellationToken deadline)
    {
        using var turns = new SemaphoreSlim(AtOnce);
        var answers = new Dictionary<string, Task<CimAnswer>>();
        foreach (var question in questions.Where(question => isDetailed || !question.IsDetailed).OrderBy(question => question.After is null ? 0 : 1))
        {
            answers[question.Class] = AskAsync(question, question.After is { } before ? answers[before] : null, isDetailed, turns, deadline);
        }

        return await Task.WhenAll(answers.Values).ConfigureAwait(false);
    }

    private async Task<CimAnswer> AskAsync(CimQuestion question, Task<CimAnswer>? before, bool isDetailed, SemaphoreSlim turns, CancellationToken deadline)
    {
        try
        {
            if (before is not null)
            {
                var told = await before.ConfigureAwait(false);
                question = question.Filled(told.Rows ?? []) ?? throw new NoDeviceAnswerException(SR.CimClassUntold.With(told.Class, told.Error ?? SR.CimNoRow));
            }

            await turns.WaitAsync(deadline).ConfigureAwait(false);
            try
            {
                return new CimAnswer { Class = question.Class, Rows = await RowsAsync(question, isDetailed, deadline).ConfigureAwait(false) };
            }
            finally
            {
                turns.Release();
            }
        }
        catch (NoDeviceAnswerException e)
        {
            return new CimAnswer { Class = question.Class, Error = e.Message };
        }
        catch (OperationCanceledException)
        {
            return new CimAnswer { Class = question.Class, Error = SR.CimTimedOut };
        }
    }

    private async Task<IReadOnlyList<CimRow>> RowsAsync(CimQuestion question, bool isDetailed, CancellationToken deadline)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        limit.CancelAfter(patience);
        var asking = Task.Factory.StartNew(
            () => Told(question, isDetailed, limit.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(asking, Task.Delay(Timeout.Infinite, limit.Token)).ConfigureAwait(false) != asking)
        {
            // Nobody waits for it any more, so nobody sees how it ends.
            _ = asking.ContinueWith(left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw new OperationCanceledException();
        }

        var names = new HashSet<string>(question.Names(isDetailed), StringComparer.OrdinalIgnoreCase);
        var rows = (await asking.ConfigureAwait(false)).Select(row => new CimRow(row.Values.Where(value => names.Contains(value.Key)))).ToArray();
        if (question.Class == WithClock && rows is [var system, ..] && system.Time("LocalDateTime") is { } time)
        {
            ClockOffsetSeconds = Math.Round((time - RunClock.Now).TotalSeconds, 1);
        }

        return rows;
    }

    private IReadOnlyList<CimRow> Told(CimQuestion question, bool isDetailed, CancellationToken limit)
    {
        var rows = cim.Query(question.Namespace, question.Query(isDetailed), limit);
        var methods = question.Names(isDetailed).Where(CimQuestion.IsOfMethod).ToArray();
        return rows.Count == 0 || methods.Length == 0 ? rows : [new CimRow(rows[0].Values.Concat(methods.Select(name => Called(question, name, limit))))];
    }

    // A Windows that lacks the method leaves that one value open.
    private KeyValuePair<string, object?> Called(CimQuestion question, string name, CancellationToken limit)
    {
        var parts = name.Split('.');
        try
        {
            return new(name, cim.InvokeEach(question.Namespace, question.Query(isDetailed: false), parts[0], Nothing, limit) is [var told, ..] && told.Number("ReturnValue") == 0 ? told.Value(parts[1]) : null);
        }
        catch (Exception e) when (e is NoDeviceAnswerException or OperationCanceledException)
        {
            return new(name, null);
        }
    }
}
