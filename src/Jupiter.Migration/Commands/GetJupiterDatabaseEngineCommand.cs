using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What a database server tells of itself: version, edition, collation, logins, folders, free space, memory limit (clauses P3, R4a).</summary>
[Cmdlet(VerbsCommon.Get, "JupiterDatabaseEngine")]
[OutputType(typeof(InstanceFacts))]
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance)]
public sealed class GetJupiterDatabaseEngineCommand : ServerCommand
{
    /// <summary>The server: HOST, HOST\INSTANCE or HOST,PORT of SQL Server, or embedded:FOLDER.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ServerInstanceTransformation]
    public ServerAddress ServerInstance { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Process()
    {
        using var instance = Open(ServerInstance);
        WriteObject(Await((_, stop) => instance.GetFacts(stop)));
    }
}
