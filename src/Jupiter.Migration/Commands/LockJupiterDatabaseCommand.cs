using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Keeps late writers out of a database from the final backup on, also after this session is gone (clauses R2, R3a).</summary>
[Cmdlet(VerbsCommon.Lock, "JupiterDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DatabaseLock))]
public sealed class LockJupiterDatabaseCommand : DatabaseCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ShouldSend(ServerInstance, SR.DatabaseOn.With(Database, ServerInstance), SR.ActionLock, engine => engine.PreviewLock(Database)))
        {
            return;
        }

        using var instance = Open(ServerInstance);
        WriteObject(Await((_, stop) => instance.Lock(Database, stop)));
    }
}
