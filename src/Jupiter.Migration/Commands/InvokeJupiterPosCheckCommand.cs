using System;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>Checks the POS terminals after the restore: the main POS terminal first, then one by one; the first failure stops the chain (clauses R5 to R8).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "JupiterPosCheck", DefaultParameterSetName = OfVenue)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Venue, ErrorArea.Pos, ErrorArea.PosByHand, ErrorArea.Host)]
public sealed class InvokeJupiterPosCheckCommand : DatabaseCommand
{
    private const string OfVenue = "Venue";
    private const string Named = "Computer";

    /// <summary>The computers, by name or as hashtables with Name, Address, Port, IsMainPos; by default those of the venue.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = Named)]
    [VenueComputerTransformation]
    [ArgumentCompleter(typeof(ComputerCompleter))]
    public VenueComputer[]? Computer { get; set; }

    /// <summary>Name of the main POS terminal, the one with the fiscal registrar; by default the one that is marked.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ComputerCompleter))]
    public string? MainPos { get; set; }

    /// <summary>The venue, or the path of its venue.json.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfVenue)]
    [Parameter(ParameterSetName = Named)]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource? Venue { get; set; }

    /// <summary>TCP port of computers that have none of their own.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = VenueComputer.DefaultPort;

    /// <summary>Name of the POS terminal's program, with * and ?.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ProgramName { get; set; } = "Jupiter*";

    /// <summary>Title, Query and Expected of the query that tells whether the business day is open; by default the venue's.</summary>
    [Parameter]
    public VenueQuery? BusinessDayQuery { get; set; }

    /// <summary>How long the name and the port of a computer are waited for, each.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>How long each computer is waited for until it works.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int WaitSeconds { get; set; }

    /// <summary>The computer to begin with, when those before it are checked already.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComputerCompleter))]
    public string? From { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var venue = Venue?.Read(FullPath);
        var request = new PosCheckRequest
        {
            Database = Database,
            Computers = Computer ?? venue?.Computers ?? [],
            MainPos = MainPos,
            Venue = venue,
            Port = Port,
            ProgramName = IsGiven(nameof(ProgramName)) ? ProgramName : venue?.ProgramName ?? ProgramName,
            BusinessDayQuery = BusinessDayQuery ?? venue?.BusinessDayQuery,
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
            Patience = TimeSpan.FromSeconds(WaitSeconds),
            From = From,
            RemoteDesktopSessions = Computer is null ? venue?.RemoteDesktopSessions ?? 0 : 0,
            ServerName = venue?.ServerName,
            ServerHost = ServerInstance.Engine == "SqlServer" ? ServerInstance.Location : null,
        };
        using var instance = Open(ServerInstance);
        Stream((observer, stop) => new PosChain(instance, observer).Run(request, stop));
    }
}
