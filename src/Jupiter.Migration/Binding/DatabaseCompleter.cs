using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Loading;

namespace Jupiter.Migration.Binding;

/// <summary>Completes <c>-Database</c> with the names of the server that <c>-ServerInstance</c> names.</summary>
public sealed class DatabaseCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var server = fakeBoundParameters["ServerInstance"];
        if (server is null)
        {
            return [];
        }

        try
        {
            var address = server as ServerAddress ?? ServerAddress.Parse(server.ToString());
            using var instance = ModuleFolder.Engines.Open(FileSystemPath.Locate(Runspace.DefaultRunspace.SessionStateProxy.Path, address));
            return instance.GetDatabases(CancellationToken.None)
                .Select(database => database.Name)
                .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
                .Select(name => new CompletionResult("'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'", name, CompletionResultType.ParameterValue, name))
                .ToArray();
        }
        catch (MigrationException)
        {
            // Nothing can be said while a line is being typed; the cmdlet itself will.
            return [];
        }
    }
}
