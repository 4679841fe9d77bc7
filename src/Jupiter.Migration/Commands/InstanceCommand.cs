using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that work on one database server share.</summary>
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance)]
public abstract class InstanceCommand : ServerCommand
{
    /// <summary>The server: HOST, HOST\INSTANCE or HOST,PORT of SQL Server, or embedded:FOLDER. Never taken from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ServerInstanceTransformation]
    public ServerAddress ServerInstance { get; set; } = null!;
}
