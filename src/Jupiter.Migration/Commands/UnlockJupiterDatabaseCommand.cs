using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Lets writers into a database again and puts back exactly what Lock-JupiterDatabase found (clause R9).</summary>
[Cmdlet(VerbsCommon.Unlock, "JupiterDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(DatabaseLock))]
public sealed class UnlockJupiterDatabaseCommand : DatabaseCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ShouldSend(ServerInstance, SR.DatabaseOn.With(Database, ServerInstance), SR.ActionUnlock, engine => engine.PreviewUnlock(Database)))
        {
            return;
        }

        using var instance = Open(ServerInstance);
        WriteObject(Await((_, stop) => instance.Unlock(Database, stop)));
    }
}
