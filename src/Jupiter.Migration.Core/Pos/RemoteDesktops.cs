using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Pos;

/// <summary>
/// Whether people work with Jupiter on the server itself, by remote desktop (clauses H2, R8). They are POS terminals without an address: only the
/// database sees them, as sessions that come from its own computer.
/// </summary>
internal sealed class RemoteDesktops(IDatabaseInstance instance, PosCheckRequest request)
{
    /// <summary>Counts them.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Fail where nobody is at work, Warning where some are missing still.</returns>
    public CheckResult Count(PosStep step, CancellationToken cancellation)
    {
        var server = instance.GetFacts(cancellation).MachineName;
        var seen = instance.GetClients(request.Database, cancellation)
            .Where(client => string.Equals(client.HostName, server, StringComparison.OrdinalIgnoreCase) && ProgramPattern.Matches(request.ProgramName, client.ProgramName))
            .ToArray();
        return step.Found(
            seen.Length == 0 ? CheckStatus.Fail : seen.Length < request.RemoteDesktopSessions ? CheckStatus.Warning : CheckStatus.Pass,
            SR.RemoteDesktopsSeen.With(seen.Length, server),
            string.Join(", ", seen.Take(20).Select(client => PrintableText.Of(client.LoginName))));
    }
}
