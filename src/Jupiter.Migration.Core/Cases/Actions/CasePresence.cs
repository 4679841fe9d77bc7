using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Asks the servers of a case whether they are on (clause R0).</summary>
internal sealed class CasePresence
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CasePlan _plan;
    private readonly IOperationObserver _observer;
    private readonly CancellationToken _cancellation;

    /// <summary>Makes it for a step.</summary>
    /// <param name="context">The step.</param>
    public CasePresence(StepContext context)
        : this(context.Plan, context.Observer, context.Cancellation)
    {
    }

    /// <summary>Makes it for a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public CasePresence(CasePlan plan, IOperationObserver observer, CancellationToken cancellation)
    {
        _plan = plan;
        _observer = observer;
        _cancellation = cancellation;
    }

    /// <summary>Refuses unless exactly the server is on that is restored to.</summary>
    /// <returns>The results.</returns>
    public CheckResult[] OnlyTarget()
    {
        var observer = PresenceObserver.ForPort(_plan.PresencePort);
        return (_plan.Kind == MigrationKind.ServerReplacement
            ? new SingleServerRule(observer, _observer).AssertReplaced(Both(), _cancellation)
            : new ServerIsOnRule(observer).Assert(NetworkHost.Parse(_plan.OldServer), Patience, _cancellation)).ToArray();
    }

    /// <summary>Refuses unless the new server is known to be off.</summary>
    /// <returns>The results.</returns>
    public CheckResult[] NewIsOff() =>
        new SingleServerRule(PresenceObserver.ForPort(_plan.PresencePort), _observer).AssertNewIsOff(Both(), _cancellation).ToArray();

    private SingleServerRequest Both() => new()
    {
        OldServer = NetworkHost.Parse(_plan.OldServer),
        NewServer = NetworkHost.Parse(_plan.NewServer),
        Timeout = Patience,
    };
}
