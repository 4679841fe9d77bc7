using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Gives a database server the name of its machine, where that was renamed after the installation (clause P1a).</summary>
[Cmdlet(VerbsCommon.Rename, "JupiterDatabaseEngine", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(InstanceName))]
[Raises(ErrorArea.InstanceName)]
public sealed class RenameJupiterDatabaseEngineCommand : InstanceCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        using var instance = Open(ServerInstance);
        if (instance is not INamedInstance named)
        {
            throw MigrationException.Because(nameof(SR.InstanceHasNoName), ServerInstance, ServerInstance);
        }

        var name = Await((_, stop) => named.ReadName(stop));
        if (!name.IsRecorded)
        {
            if (!ShouldProcess(ServerInstance.Text, SR.ActionRenameInstance.With(name.RecordedName, name.ExpectedName)))
            {
                return;
            }

            name = Await((_, _) => named.TakeMachineName(name));
        }

        if (name.NeedsRestart)
        {
            WriteWarning(SR.InstanceNameNeedsRestart.With(name.ServerInstance, name.ServerName, name.RecordedName));
        }

        WriteObject(name);
    }
}
