using System;
using System.Collections.Generic;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that connect to a database server share: as whom, and over what kind of connection.</summary>
[Raises(ErrorArea.Engine, ErrorArea.Server)]
public abstract class ServerCommand : JupiterCommand
{
    /// <summary>The SQL Server login; without it the Windows account of this session is used.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Whether the connection is encrypted: Mandatory, Optional, or Strict (TDS 8, PowerShell 7 only).</summary>
    [Parameter]
    public ConnectionEncryption Encrypt { get; set; }

    /// <summary>Takes a certificate that nobody vouches for, such as the one that SQL Server makes for itself.</summary>
    [Parameter]
    public SwitchParameter TrustServerCertificate { get; set; }

    /// <summary>How many seconds a server that does not let in is waited for.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int ConnectionTimeout { get; set; } = 15;

    /// <summary>Opens a server; a relative embedded folder is taken from PowerShell's current location.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The instance; the caller disposes of it.</returns>
    private protected IDatabaseInstance Open(ServerAddress address) => Await((_, stop) => Engines.Open(Enter(address), stop));

    /// <summary>Asks whether to go on. With -WhatIf, -Verbose adds the statements that would be sent, where the engine has any.</summary>
    /// <param name="address">The server.</param>
    /// <param name="target">What would be changed.</param>
    /// <param name="action">How.</param>
    /// <param name="preview">Picks the statements.</param>
    /// <returns>Whether to go on.</returns>
    private protected bool ShouldSend(ServerAddress address, string target, string action, Func<IStatementPreview, IEnumerable<string>> preview)
    {
        var goesOn = ShouldProcess(target, action);
        if (!goesOn && MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf) && whatIf is SwitchParameter { IsPresent: true }
            && Engines.Find(address.Engine) is IStatementPreview statements)
        {
            foreach (var statement in preview(statements))
            {
                WriteVerbose(statement);
            }
        }

        return goesOn;
    }

    /// <summary>An address with the access that was given to this cmdlet.</summary>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>The address to connect with.</returns>
    private protected ServerAddress Enter(ServerAddress address) => FileSystemPath.Locate(SessionState.Path, address).With(new ServerAccess
    {
        Credential = Credential is null || Credential == PSCredential.Empty ? null : Credential.GetNetworkCredential(),
        Encryption = Encrypt,
        TrustServerCertificate = TrustServerCertificate,
        ConnectionTimeout = TimeSpan.FromSeconds(ConnectionTimeout),
    });

    /// <summary>Takes the turn of a step of a case.</summary>
    /// <param name="folder">Folder of the case, or null for a cmdlet that runs alone.</param>
    /// <param name="actions">What the cmdlet does, as the procedures name it.</param>
    /// <returns>The turn, or null; the caller disposes of it.</returns>
    private protected CmdletStep? TakeTurn(string? folder, params StepAction[] actions) =>
        folder is null ? null : Await((_, _) => CmdletStep.Take(FullPath(folder), Clock, actions));

    /// <summary>What a step of a case is done for besides the database that was named.</summary>
    /// <param name="folder">Folder of the case, or null for a cmdlet that runs alone.</param>
    /// <returns>The databases.</returns>
    private protected IReadOnlyList<CaseDatabase> OthersOf(string? folder) => folder is null ? [] : Await((_, _) => CmdletStep.OtherDatabases(FullPath(folder), Clock));

    /// <summary>Does work, as the step of a case where there is one.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="turn">The turn, or null.</param>
    /// <param name="work">The work.</param>
    /// <param name="outcome">What the journal keeps of it.</param>
    /// <returns>What it made.</returns>
    private protected static T InTurn<T>(CmdletStep? turn, Func<T> work, Func<T, StepOutcome> outcome) =>
        turn is null ? work() : turn.Do(work, outcome);

    /// <summary>An address as the plan of a case has it.</summary>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>Its text.</returns>
    private protected string Planned(ServerAddress address) => FileSystemPath.Locate(SessionState.Path, address).Text;
}
