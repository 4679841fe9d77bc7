using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that work on one database of one server share.</summary>
[Raises(ErrorArea.Database, ErrorArea.DatabaseName, ErrorArea.DatabaseFileName)]
public abstract class DatabaseCommand : InstanceCommand
{
    /// <summary>Name of the database.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string Database { get; set; } = "";
}
