using System;
using System.Management.Automation;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.Commands;

/// <summary>Refuses to go on unless at most one of the old and the new server is known to be on (clause R0).</summary>
[Cmdlet(VerbsLifecycle.Assert, "SingleJupiterServer")]
[OutputType(typeof(CheckResult))]
public sealed class AssertSingleJupiterServerCommand : JupiterCommand
{
    /// <summary>Name or address of the old server.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string OldServer { get; set; } = "";

    /// <summary>Name or address of the new server.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string NewServer { get; set; } = "";

    /// <summary>TCP port that is tried on both; by default that of SQL Server.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = 1433;

    /// <summary>How long is waited for all answers together. Absence takes about 4 seconds, or 13 when the server was on a moment ago.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <inheritdoc/>
    protected override void Process()
    {
        var request = new SingleServerRequest
        {
            OldServer = NetworkHost.Parse(OldServer),
            NewServer = NetworkHost.Parse(NewServer),
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        WriteObject(
            Await((observer, stop) => new SingleServerRule(PresenceObserver.ForPort(Port), observer).Assert(request, stop)),
            enumerateCollection: true);
    }
}
