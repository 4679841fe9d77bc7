using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Presence.SingleServer;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Asks the servers of a case whether they are on, with all that the journal knows of them (clause R0).</summary>
/// <param name="migration">The case.</param>
/// <param name="decidedBy">Who decides now that a person's word alone is enough; null while nobody does.</param>
/// <param name="observer">Told of progress.</param>
/// <param name="cancellation">Stops the asking.</param>
/// <exception cref="MigrationException">PersonUnknown.</exception>
public sealed class CasePresence(MigrationCase migration, string? decidedBy, IOperationObserver observer, CancellationToken cancellation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan QuickLook = TimeSpan.FromSeconds(5);

    private readonly MigrationCase _case = migration;
    private readonly CancellationToken _cancellation = cancellation;
    private readonly string? _decidedBy = decidedBy is null ? null : CasePerson.Find(migration.Plan, decidedBy).Name;
    private readonly INeighbourhood _network = Neighbourhoods.OfThisComputer();
    private readonly IReadOnlyList<IServerDevice> _devices = ServerDevices.Of(migration.Plan.Venue);

    private CasePlan Plan => _case.Plan;

    private SharedAddress? Shared => Plan.NewServerTakesAddress ? new SharedAddress(_network) : null;

    /// <summary>Refuses unless at most one of the two servers is known to be on. Nothing is written into the case.</summary>
    /// <returns>The results.</returns>
    /// <exception cref="MigrationException">CaseHasOneServer, and what <see cref="SingleServerRule.Assert"/> throws.</exception>
    public IReadOnlyList<CheckResult> AtMostOne() => Plan.Kind == MigrationKind.ServerReplacement
        ? Rule().Assert(Both(), _cancellation).Results
        : throw MigrationException.Because(nameof(SR.CaseHasOneServer), Plan.Id, Plan.Id);

    /// <summary>Looks out for both servers until both are on. Nothing is written into the case.</summary>
    /// <returns>Each change as soon as it is seen.</returns>
    /// <exception cref="MigrationException">BothServersPresent.</exception>
    public IEnumerable<CheckResult> UntilBoth() => new SingleServerWatch(Both(), Plan.PresencePort).Run(_cancellation);

    /// <summary>Refuses unless exactly the server is on that is restored to.</summary>
    /// <returns>The results, and what later questions need to know.</returns>
    public StepOutcome OnlyTarget()
    {
        if (Plan.Kind != MigrationKind.ServerReplacement)
        {
            var on = new ServerIsOnRule(PresenceObserver.ForPort(Plan.PresencePort)).Assert(NetworkHost.Parse(Plan.OldServer), Patience, _cancellation);
            return new StepOutcome { Checks = on };
        }

        return Outcome(Rule().AssertReplaced(Both(), _cancellation));
    }

    /// <summary>Refuses as <see cref="OnlyTarget"/> does, and notes where the new server stands while it is certainly on: for the way back.</summary>
    /// <returns>The results, and what later questions need to know.</returns>
    public StepOutcome OnlyTargetNoted()
    {
        var outcome = OnlyTarget();
        return Plan.Kind == MigrationKind.ServerReplacement ? outcome.And(Note(isOld: false)) : outcome;
    }

    /// <summary>Where a server stood when it was last noted.</summary>
    /// <param name="isOld">Whether the old one is meant.</param>
    /// <returns>Where; null where nobody noted it.</returns>
    internal ServerSighting? Noted(bool isOld) => Asked(isOld, hasCode: false).Sighting;

    /// <summary>Refuses unless the new server is known to be absent.</summary>
    /// <returns>The results, and what later questions need to know.</returns>
    public StepOutcome NewIsOff() => Outcome(Rule().AssertNewIsOff(Both(), _cancellation));

    /// <summary>Refuses unless the new server is known to be absent, where the procedure has one.</summary>
    /// <returns>The results, and what later questions need to know; nothing where one machine is reinstalled.</returns>
    public StepOutcome NewIsOffIfThereIsOne() => Plan.Kind == MigrationKind.ServerReplacement ? NewIsOff() : new StepOutcome();

    /// <summary>Looks out for the old server while it has to be off.</summary>
    /// <returns>Who looks.</returns>
    public ServerLookout LookoutForOld() => new(Asked(isOld: true, hasCode: false), Asked(isOld: false, hasCode: false), Plan.PresencePort, Plan.NewServerTakesAddress);

    /// <summary>
    /// Refuses when the old server is seen where it has to be off, and known again: by its card, its name or its port. Against a person's word no
    /// less counts, and nothing has to be proved: the module asks all there is before it acts itself.
    /// </summary>
    /// <exception cref="MigrationException">OldServerIsOn.</exception>
    public void OldIsNotSeen()
    {
        if (Plan.Kind != MigrationKind.ServerReplacement || Plan.NewServerTakesAddress)
        {
            return;
        }

        var old = Asked(isOld: true, hasCode: false);
        var seen = ComputerObserver.OfThisComputer().LookAsync(
            [new AskedComputer { Name = Plan.OldServer, Host = old.Host, Port = Plan.PresencePort, HardwareAddress = HardwareAddress.Parse(old.Sighting?.HardwareAddress) }],
            _cancellation).GetAwaiter().GetResult().Single();
        if (seen.Finding == ComputerFinding.On || seen.AcceptsAtItsPort)
        {
            throw PresenceErrors.OldIsOn(old, $"{seen.Address}: {seen.Evidence}");
        }
    }

    /// <summary>Refuses when the new server is seen: enough where it was never to be switched on, and stands in a network of its own (clause P0).</summary>
    /// <returns>Nothing that has to be kept.</returns>
    /// <exception cref="MigrationException">NewServerAnswers.</exception>
    public StepOutcome NewIsNotSeen()
    {
        if (Plan.Kind != MigrationKind.ServerReplacement || Plan.NewServerTakesAddress)
        {
            return new StepOutcome();
        }

        using var deadline = _cancellation.Within(QuickLook);
        var host = HostResolver.ResolveAsync(NetworkHost.Parse(Plan.NewServer), deadline.Token).GetAwaiter().GetResult();
        var seen = PresenceObserver.ForPort(Plan.PresencePort).ObserveAsync(host, deadline.Token).GetAwaiter().GetResult();
        _cancellation.ThrowIfCancellationRequested();
        return seen.State != PresenceState.Present ? new StepOutcome() : throw PresenceErrors.NewAnswers(seen, []);
    }

    /// <summary>Notes where the old server stands while it is certainly on, also at the venue's devices.</summary>
    /// <returns>What later questions need to know, empty where it can't be seen from here; and what each device knows of it.</returns>
    public StepOutcome NoteOldServer() =>
        Plan.Kind == MigrationKind.ServerReplacement ? Note(isOld: true) : new StepOutcome();

    /// <summary>Holds a tag's code against the network: the silence of the server begins now, and one that answers has no tag.</summary>
    /// <param name="tag">Whose tag was read, as <see cref="TaggedServer"/> names it.</param>
    /// <returns>What later questions need to know; nothing in it where its silence says nothing.</returns>
    /// <exception cref="MigrationException">OldServerIsOn, NewServerAnswers: it is on.</exception>
    public LineFact HoldAgainst(string tag)
    {
        var isOld = tag == TaggedServer.Old;
        var presence = HoldAgainstAsync(isOld).GetAwaiter().GetResult();
        if (presence.State == PresenceState.Present)
        {
            throw isOld ? PresenceErrors.OldIsOn(presence, []) : PresenceErrors.NewAnswers(presence, []);
        }

        return new ServerFact(isOld) { SilentSince = presence.SilentSince };
    }

    private async Task<ServerPresence> HoldAgainstAsync(bool isOld)
    {
        // The silence begins here and means nothing yet: whoever asks next holds it against its floor. No device is asked: a switch knows a
        // server for minutes after its plug was pulled, and whoever holds the tag in his hand need not wait for that.
        var asked = Asked(isOld, hasCode: true, _ => _case.Shown, floor: TimeSpan.Zero);
        using var deadline = _cancellation.Within(QuickLook);
        var host = await HostResolver.ResolveAsync(asked.Host, deadline.Token).ConfigureAwait(false);
        var other = await HostResolver.ResolveAsync(NetworkHost.Parse(isOld ? Plan.NewServer : Plan.OldServer), deadline.Token).ConfigureAwait(false);
        ServerPresence seen;
        var isOtherOn = false;
        if (Shared is { } shared && host.Addresses.Intersect(other.Addresses).Any())
        {
            var both = Both();
            var (old, @new) = await shared.ObserveAsync(both.OldServer, both.NewServer, host, deadline.Token).ConfigureAwait(false);
            (seen, isOtherOn) = isOld ? (old, @new.State == PresenceState.Present) : (@new, old.State == PresenceState.Present);
        }
        else
        {
            seen = await PresenceObserver.ForPort(Plan.PresencePort).ObserveAsync(host, deadline.Token).ConfigureAwait(false);
        }

        _cancellation.ThrowIfCancellationRequested();
        return await AbsenceInquiry.OfThisComputer().AskAsync(asked, host, seen, other.Addresses, isOtherOn, _ => { }, _cancellation).ConfigureAwait(false);
    }

    private StepOutcome Outcome(ServerPair pair)
    {
        var known = new StepOutcome { Checks = pair.Results, Facts = [ServerFact.Of(true, pair.OldServer), ServerFact.Of(false, pair.NewServer)] };

        // Decided is what had to be decided: a decision in advance is none.
        return DecidedBy is { } name && pair.Results.Any(result => result.Grade == nameof(AbsenceGrade.Attested))
            ? known.And(new StepOutcome { Facts = [new AbsenceDecision(name)] })
            : known;
    }

    private StepOutcome Note(bool isOld)
    {
        var server = Host(isOld);
        var sighting = Look(server);
        var found = new DeviceInquiry(_devices).FindAsync(HardwareAddress.Parse(sighting?.HardwareAddress), _cancellation).GetAwaiter().GetResult();
        var places = found.Select(each => each.Place).OfType<IDevicePlace>();
        return new StepOutcome { Checks = DeviceChecks.Of(server, found), Facts = [new ServerFact(isOld) { Sighting = sighting, Places = [.. places] }] };
    }

    /// <summary>Looks where a server stands.</summary>
    /// <param name="server">Its name or address.</param>
    /// <returns>Where; null where it is not seen from here.</returns>
    internal ServerSighting? Look(string server)
    {
        using var deadline = _cancellation.Within(Patience);
        var host = NetworkHost.Parse(server);
        var addresses = HostResolver.ResolveAsync(host, deadline.Token).GetAwaiter().GetResult().Addresses;
        var sighting = new SightingObserver(_network, RunClock.Current).LookAsync(host, addresses, deadline.Token).GetAwaiter().GetResult();
        _cancellation.ThrowIfCancellationRequested();
        return sighting;
    }

    private SingleServerRule Rule() => new(
        PresenceObserver.ForPort(Plan.PresencePort), AbsenceInquiry.OfThisComputer(_devices), observer);

    private SingleServerRequest Both() => new()
    {
        OldServer = Asked(isOld: true, _case.State.IsOldServerTagRead),
        NewServer = Asked(isOld: false, _case.State.IsNewServerTagRead),
        Timeout = Patience,
        Shared = Shared,
        DecidedBy = DecidedBy,
    };

    private AskedServer Asked(bool isOld, bool hasCode) => Asked(
        isOld, hasCode,
        known => known.Select(fact => fact.SilentSince).FirstOrDefault(since => since > (_case.State.OtherServerSeenAt ?? DateTimeOffset.MinValue) && since <= _case.Shown));

    private AskedServer Asked(bool isOld, bool hasCode, Func<ServerFact[], DateTimeOffset?> silentSince, TimeSpan? floor = null)
    {
        var known = Kept().Select(line => ServerFact.From(isOld, line, Host(isOld), _devices)).ToArray();
        return new AskedServer
        {
            SilenceFloor = floor ?? SilenceFloor.OfMeasured(known.Select(fact => fact.StartTime).FirstOrDefault(time => time is not null)),
            Host = NetworkHost.Parse(Host(isOld)),
            HasCode = hasCode,
            SilentSince = silentSince(known),
            Sighting = known.Select(fact => fact.Sighting).FirstOrDefault(sighting => sighting is not null),
            Places = [.. _devices.Select(device => known.SelectMany(fact => fact.Places).FirstOrDefault(place => place.Device == device.Key)).OfType<IDevicePlace>()],
        };
    }

    private string Host(bool isOld) => isOld ? Plan.OldServer : Plan.NewServer!;

    private string? DecidedBy => _decidedBy ?? Kept().Select(AbsenceDecision.From).FirstOrDefault(decision => decision is not null)?.By;

    // A decision and a silence of the way forward are about the old server, and count for nothing on the way back.
    private IEnumerable<LineFacts> Kept() =>
        _case.Current.Steps.Reverse().Select(step => _case.State.Of(step.Id).Facts)
            .Concat(_case.State.Rollback is null ? []
                : _case.Procedure.Forward.Steps.Reverse().Select(step => AbsenceDecision.Without(ServerFact.WithoutSilence(_case.State.Of(step.Id).Facts))));
}
