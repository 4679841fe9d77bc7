using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Pos;

/// <summary>
/// Checks the computers of a venue: the main POS terminal first, then one by one (clauses R5 to R8). Whatever does not pass stops the chain, and
/// what was not reached is told to be not checked.
/// </summary>
/// <param name="instance">The server.</param>
/// <param name="observer">Told of progress.</param>
public sealed class PosChain(IDatabaseInstance instance, IOperationObserver observer)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Checks the computers.</summary>
    /// <param name="request">The computers and the database.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The results, each as soon as it is there.</returns>
    /// <exception cref="MigrationException">What is wrong with the request or the database, before any computer is touched.</exception>
    public IEnumerable<CheckResult> Run(PosCheckRequest request, CancellationToken cancellation)
    {
        var computers = PosComputers.InOrder(request);
        if (request.BusinessDayQuery is { } query && !(IsText(query.Title) && IsText(query.Query) && query.Expected is not null))
        {
            throw MigrationException.Because(nameof(SR.BusinessDayQueryInvalid), query);
        }

        if (instance.FindDatabase(request.Database, cancellation) is null)
        {
            throw DatabaseErrors.NotFound(instance.Address, request.Database);
        }

        var work = new PosWork(instance, request);
        var clock = new PosClock(request.ServerHost, new SmbClock());
        return Follow(
            [
                .. computers.Select(computer => (computer.Described.Awaited, new PosReach(computer, request, clock).Steps.Concat(work.StepsOf(computer)).ToArray())),
                .. work.OnServer.Select(step => (step.Subject, new[] { step })),
            ],
            request,
            cancellation);
    }

    private IEnumerable<CheckResult> Follow((string Name, PosStep[] Steps)[] links, PosCheckRequest request, CancellationToken cancellation)
    {
        var done = 0;
        var isBroken = false;
        try
        {
            foreach (var result in new ServerNameCheck(request).Run(cancellation))
            {
                isBroken |= result.Blocks;
                yield return result;
            }

            foreach (var (name, steps) in links)
            {
                observer.Report(new OperationProgress { Activity = SR.ActivityPos, PercentComplete = 100 * done++ / links.Length });
                observer.Detail(isBroken ? SR.PosNotReached.With(name) : SR.PosIsChecked.With(name));
                var end = Deadline.In(request.Patience);
                var isLate = false;
                foreach (var step in steps)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var (result, hadToWait) = isBroken ? (step.NotChecked(), false) : Await(step, name, end, cancellation);
                    isBroken |= result.Blocks;
                    isLate |= hadToWait;
                    yield return result;
                }

                foreach (var result in isLate && !isBroken ? request.AfterWaiting() : [])
                {
                    isBroken |= result.Blocks;
                    yield return result;
                }
            }
        }
        finally
        {
            observer.Report(new OperationProgress { Activity = SR.ActivityPos, PercentComplete = 100, Completed = true });
        }
    }

    // People are on their way to the computer: what does not hold yet may hold in a minute.
    private (CheckResult Result, bool HadToWait) Await(PosStep step, string name, Deadline end, CancellationToken cancellation)
    {
        for (var hadToWait = false; ; hadToWait = true)
        {
            var result = step.Run(cancellation);
            if (!result.Blocks || end.IsOver)
            {
                return (result, hadToWait);
            }

            observer.Report(new OperationProgress { Activity = SR.ActivityPos, Status = SR.PosIsWaitedFor.With(name, Missing(result, name)) });
            RunClock.Current.Delay(BetweenLooks, cancellation).GetAwaiter().GetResult();
        }
    }

    // Of a query the answer alone tells nobody what is waited for: 0.
    private static string Missing(CheckResult result, string name) => result.Subject.Length == 0 || result.Subject == name ? result.Actual : $"{result.Subject}: {result.Actual}";

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text);
}
