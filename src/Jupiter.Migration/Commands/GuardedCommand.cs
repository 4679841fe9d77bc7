using System;
using System.Collections.Generic;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.SingleServer;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>
/// What the cmdlets share that can make a second server sell: where a database takes its name or is opened for writing, they ask
/// themselves whether the other server is on (clause R0). Nobody has to remember to ask before.
/// </summary>
[Raises(ErrorArea.Database, ErrorArea.DatabaseFile, ErrorArea.DatabaseName,
    ErrorArea.DatabaseFileName, ErrorArea.LockRecord, ErrorArea.Host, ErrorArea.ServerPair, ErrorArea.Presence, ErrorArea.AbsenceCode,
    ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn,
    ErrorArea.CaseStep, ErrorArea.CaseComputers, ErrorArea.Person, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public abstract class GuardedCommand : InstanceCommand
{
    private const int SqlServerPort = 1433;

    private static readonly CheckDefinition Single = CheckRegister.Find("Presence.Single");

    /// <summary>Name of the parameter set in which nobody is asked.</summary>
    private protected const string Alone = "Alone";

    private const string OfCase = "Case";
    private const string ByHand = "Servers";

    /// <summary>Folder of a case: then this is a step of it, refused unless it is approved, its turn, and what the plan says.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <summary>Name or address of the old server, without a case: refused unless at most the right one of the two is known to be on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByHand)]
    [ValidateNotNullOrEmpty]
    public string? OldServer { get; set; }

    /// <summary>Name or address of the new server, without a case.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByHand)]
    [ValidateNotNullOrEmpty]
    public string? NewServer { get; set; }

    /// <summary>The code on the tag of the server that is off, read aloud by whoever stands there. With a case it belongs to Complete-JupiterStep.</summary>
    [Parameter(ParameterSetName = ByHand)]
    [ValidateNotNullOrEmpty]
    public string? AbsenceCode { get; set; }

    /// <summary>Who decides by name that the word of whoever stands there is enough, where nothing can bear it out.</summary>
    [Parameter(ParameterSetName = OfCase)]
    [Parameter(ParameterSetName = ByHand)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string? DecidedBy { get; set; }

    /// <summary>Warns once when nobody will be asked.</summary>
    private protected void WarnIfNobodyIsAsked()
    {
        if (ParameterSetName == Alone)
        {
            WriteWarning(SR.SingleServerNotAskedWarning);
        }
    }

    /// <summary>Asks whether the servers are as they have to be, each time it is called.</summary>
    /// <param name="turn">The turn in the case, or null.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="ofCase">Asks those of the case.</param>
    /// <param name="byHand">Asks those that were named.</param>
    /// <returns>The question. Where no servers are known its answer says that nobody asked.</returns>
    private protected Func<IReadOnlyList<CheckResult>> Guard(
        CmdletStep? turn, IOperationObserver observer, Func<CmdletStep, IReadOnlyList<CheckResult>> ofCase, Func<SingleServerRule, SingleServerRequest, ServerPair> byHand)
    {
        var servers = OldServer is not null && NewServer is not null
            ? new ServersByHand { OldServer = OldServer, NewServer = NewServer, AbsenceCode = AbsenceCode, DecidedBy = DecidedBy }
            : null;
        return () => turn is not null ? ofCase(turn)
            : servers is not null ? byHand(ServersByHand.Rule(SqlServerPort, observer), servers.Request()).Results
            : [Single.Warning("", SR.PresenceSingleExpected, SR.SingleServerNotAsked, SR.SingleServerNotAskedWarning)];
    }
}
