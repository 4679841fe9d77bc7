using System.Management.Automation;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Commands;

/// <summary>What a database server tells of itself: version, edition, collation, logins, folders, free space, memory limit (clauses P3, R4a).</summary>
[Cmdlet(VerbsCommon.Get, "JupiterDatabaseEngine")]
[OutputType(typeof(InstanceFacts))]
public sealed class GetJupiterDatabaseEngineCommand : InstanceCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        using var instance = Open(ServerInstance);
        WriteObject(Await((_, stop) => instance.GetFacts(stop)));
    }
}
