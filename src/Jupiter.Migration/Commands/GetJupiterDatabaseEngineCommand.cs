using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Commands;

/// <summary>What a database server tells of itself: version, edition, collation, logins, folders, free space, memory limit (clauses P3, R4a); or all that it has beside its databases (P2, S2).</summary>
[Cmdlet(VerbsCommon.Get, "JupiterDatabaseEngine")]
[OutputType(typeof(InstanceFacts), typeof(InstanceItem))]
public sealed class GetJupiterDatabaseEngineCommand : InstanceCommand
{
    /// <summary>Lists instead what the server has beside its databases: settings, jobs, linked servers, messages, what stands in master.</summary>
    [Parameter]
    public SwitchParameter Surroundings { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        using var instance = Open(ServerInstance);
        if (Surroundings)
        {
            WriteObject(Await((_, stop) => (instance as IInstanceSurroundings)?.ReadSurroundings(stop) ?? []), enumerateCollection: true);
            return;
        }

        WriteObject(Await((_, stop) => instance.GetFacts(stop)));
    }
}
