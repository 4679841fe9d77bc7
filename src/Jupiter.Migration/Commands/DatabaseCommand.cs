using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that work on one database of one server share.</summary>
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance, ErrorArea.Database, ErrorArea.DatabaseName, ErrorArea.DatabaseFileName)]
public abstract class DatabaseCommand : ServerCommand
{
    /// <summary>The server: HOST, HOST\INSTANCE or HOST,PORT of SQL Server, or embedded:FOLDER.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ServerInstanceTransformation]
    public ServerAddress ServerInstance { get; set; } = null!;

    /// <summary>Name of the database.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string Database { get; set; } = "";
}
