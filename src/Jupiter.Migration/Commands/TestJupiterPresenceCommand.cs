using System;
using System.Management.Automation;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Watches;

namespace Jupiter.Migration.Commands;

/// <summary>Asks what of a computer, or who of a subnet, answers. It decides nothing: that is Assert-SingleJupiterServer's (clause R0).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterPresence", DefaultParameterSetName = "Computer")]
[OutputType(typeof(ServerPresence), ParameterSetName = ["Computer", "Watch"])]
[OutputType(typeof(FoundComputer), ParameterSetName = ["Subnet"])]
[Raises(ErrorArea.Host, ErrorArea.Sweep, ErrorArea.Watch, ErrorArea.WatchLog, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class TestJupiterPresenceCommand : JupiterCommand
{
    /// <summary>Names or addresses of computers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Computer")]
    [ValidateNotNullOrEmpty]
    public string[] ComputerName { get; set; } = [];

    /// <summary>TCP port that is tried on each; by default that of SQL Server.</summary>
    [Parameter(ParameterSetName = "Computer")]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = 1433;

    /// <summary>How long is waited for the answers of one computer.</summary>
    [Parameter(ParameterSetName = "Computer")]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>A subnet, such as 192.168.1.0/24 and never larger than a /22: everybody in it is asked.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Subnet")]
    [ValidateNotNullOrEmpty]
    public string Subnet { get; set; } = "";

    /// <summary>Up to four TCP ports that are tried on whoever is there; by default those of a server. Never a printer's or a POS terminal device's.</summary>
    [Parameter(ParameterSetName = "Subnet")]
    [ValidateNotNullOrEmpty]
    public int[]? TcpPort { get; set; }

    /// <summary>Folder of a watch, as Register-JupiterWatch made it: its old server is asked for, and its log gets a line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Watch")]
    [ValidateNotNullOrEmpty]
    public string WatchFolder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == "Watch")
        {
            WriteObject(Await((_, stop) => new WatchFolder(FullPath(WatchFolder)).Look(stop)));
            return;
        }

        if (ParameterSetName == "Subnet")
        {
            Feed<FoundComputer>((found, stop) => PresenceQuestion.Sweep(Subnet, TcpPort, found, stop));
            return;
        }

        foreach (var computer in ComputerName)
        {
            ForItem(() => WriteObject(Await((_, stop) => PresenceQuestion.Ask(NetworkHost.Parse(computer), Port, TimeSpan.FromSeconds(TimeoutSeconds), stop))));
        }
    }
}
