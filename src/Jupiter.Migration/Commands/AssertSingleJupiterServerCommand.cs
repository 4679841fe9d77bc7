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

    /// <summary>How long is waited for answers. With a code the silence of that server is listened for as long as a start takes.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>The code on the tag of the server that is off, read aloud by whoever stands there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AbsenceCode { get; set; }

    /// <summary>Who decides by name that the word of whoever stands there is enough, where nothing can bear it out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DecidedBy { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var servers = new ServersByHand
        {
            OldServer = OldServer,
            NewServer = NewServer,
            AbsenceCode = AbsenceCode,
            DecidedBy = DecidedBy,
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        WriteObject(
            Await((observer, stop) => ServersByHand.Rule(Port, observer).Assert(servers.Request(), stop).Results),
            enumerateCollection: true);
    }
}
