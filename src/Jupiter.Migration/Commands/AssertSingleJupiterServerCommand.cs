using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.SingleServer;

namespace Jupiter.Migration.Commands;

/// <summary>Refuses to go on unless at most one of the old and the new server is known to be on (clause R0).</summary>
[Cmdlet(VerbsLifecycle.Assert, "SingleJupiterServer", DefaultParameterSetName = ByHand)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Host, ErrorArea.ServerPair, ErrorArea.Presence, ErrorArea.AbsenceCode, ErrorArea.Case, ErrorArea.Journal,
    ErrorArea.OneServer)]
public sealed class AssertSingleJupiterServerCommand : JupiterCommand
{
    private const string ByHand = "ByHand";
    private const string OfCase = "Case";

    /// <summary>Name or address of the old server.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByHand)]
    public string OldServer { get; set; } = "";

    /// <summary>Name or address of the new server.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByHand)]
    public string NewServer { get; set; } = "";

    /// <summary>Folder of a case: its servers are asked with all that it knows of them: where they stood, whose tag was read, since when one is silent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string Case { get; set; } = "";

    /// <summary>TCP port that is tried on both; by default that of SQL Server.</summary>
    [Parameter(ParameterSetName = ByHand)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = 1433;

    /// <summary>How long is waited for answers. With a code the silence of that server is listened for as long as a start takes.</summary>
    [Parameter(ParameterSetName = ByHand)]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>The code on the tag of the server that is off, read aloud by whoever stands there. That of a case belongs to its step.</summary>
    [Parameter(ParameterSetName = ByHand)]
    [ValidateNotNullOrEmpty]
    public string? AbsenceCode { get; set; }

    /// <summary>Who decides by name that the word of whoever stands there is enough, where nothing can bear it out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string? DecidedBy { get; set; }

    /// <summary>Goes on looking, each second, and writes who is switched on and of whom nothing is heard any more, until both are on or somebody stops it.</summary>
    [Parameter]
    public SwitchParameter Watch { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Stream((observer, stop) => ParameterSetName == OfCase ? AskCase(observer, stop) : AskByHand(observer, stop));

    private IEnumerable<CheckResult> AskCase(IOperationObserver observer, CancellationToken stop)
    {
        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        var servers = new CasePresence(migration, DecidedBy, observer, stop);
        foreach (var result in servers.AtMostOne().Concat(Watch ? servers.UntilBoth() : []))
        {
            yield return result;
        }
    }

    private IEnumerable<CheckResult> AskByHand(IOperationObserver observer, CancellationToken stop)
    {
        var servers = new ServersByHand
        {
            OldServer = OldServer,
            NewServer = NewServer,
            AbsenceCode = AbsenceCode,
            DecidedBy = DecidedBy,
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        var request = servers.Request();
        return ServersByHand.Rule(Port, observer).Assert(request, stop).Results.Concat(Watch ? new SingleServerWatch(request, Port).Run(stop) : []);
    }
}
