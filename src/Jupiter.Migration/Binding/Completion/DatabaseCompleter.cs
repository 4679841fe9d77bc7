using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Loading;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>Completes the name of a database with those of the server that <c>-ServerInstance</c> names.</summary>
public sealed class DatabaseCompleter : TimelyCompleter
{
    /// <inheritdoc/>
    private protected override Func<IEnumerable<Proposal>>? Prepare(GivenArguments given)
    {
        if (given.Value("ServerInstance") is not { } server)
        {
            return null;
        }

        var address = given.Locate(server as ServerAddress ?? ServerAddress.Parse(server.ToString())).With(new ServerAccess
        {
            Credential = (given.Value("Credential") as PSCredential)?.GetNetworkCredential(),
            TrustServerCertificate = LanguagePrimitives.IsTrue(given.Value("TrustServerCertificate")),
            ConnectionTimeout = Patience,
        });
        return () =>
        {
            using var instance = ModuleFolder.Engines.Open(address);
            return instance.GetDatabases(CancellationToken.None).Select(database => new Proposal(database.Name)).ToArray();
        };
    }
}
