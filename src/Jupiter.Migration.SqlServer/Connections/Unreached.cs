using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>
/// Why a server was not reached, where more is to be had than that: SQL Server Browser knows which instances there are and on which port
/// each listens, or is the one that is missing. Express is installed with TCP off and the Browser stopped.
/// </summary>
internal static class Unreached
{
    private const string DefaultInstance = "MSSQLSERVER";

    /// <summary>Looks for the cause behind an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="address">The server.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The cause, or the error as it was.</returns>
    public static MigrationException Explained(MigrationException error, ServerAddress address, CancellationToken cancellation)
    {
        // A port that is named needs no Browser, and this computer has more ways than TCP.
        if (error.ErrorId is not (nameof(SR.ServerNotReached) or nameof(SR.ServerTimedOut))
            || address.Port is not null || address.Location is "." || address.Location[0] == '(')
        {
            return error;
        }

        var instances = SqlBrowser.AskAsync(address.Location, cancellation).GetAwaiter().GetResult();
        if (instances is null)
        {
            return error;
        }

        var found = instances.FirstOrDefault(instance =>
            string.Equals(instance.Name, address.Instance ?? DefaultInstance, StringComparison.OrdinalIgnoreCase));
        return found is { TcpPort: null } ? MigrationException.Because(nameof(SR.SqlTcpDisabled), address.Text, error, address.Text)
            : instances.Count > 0 && (found is null || (address.Instance is null && found.TcpPort != Refusal.DefaultPort)) ? MigrationException.Because(
                nameof(SR.SqlInstanceElsewhere), address.Text, error, address.Text, string.Join(", ", instances))
            : instances.Count == 0 && address.Instance is not null
                ? MigrationException.Because(nameof(SR.SqlBrowserSilent), address.Text, error, address.Text, address.Instance)
            : error;
    }
}
