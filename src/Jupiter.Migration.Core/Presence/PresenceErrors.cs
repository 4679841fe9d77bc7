using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>Why the night is refused because of the servers that are on.</summary>
public static class PresenceErrors
{
    /// <summary>The old and the new server are one.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <param name="shared">What they have in common.</param>
    /// <returns>SameServer.</returns>
    public static MigrationException Same(AskedServer old, AskedServer @new, string shared) => MigrationException.Because(
        nameof(SR.SameServer), shared, old.Host, @new.Host, shared);

    /// <summary>Both are on.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <param name="results">The results.</param>
    /// <returns>BothServersPresent.</returns>
    public static MigrationException Both(ServerPresence old, ServerPresence @new, CheckResult[] results) => MigrationException.Because(
        nameof(SR.BothServersPresent), results,
        old.Host, @new.Host, Named(old, PresenceState.Present), Named(@new, PresenceState.Present));

    /// <summary>Of at least one it is not known.</summary>
    /// <param name="servers">Those of which it is not known.</param>
    /// <param name="results">The results.</param>
    /// <returns>PresenceUnknown.</returns>
    public static MigrationException Unknown(IReadOnlyList<ServerPresence> servers, IReadOnlyList<CheckResult> results) => MigrationException.Because(
        nameof(SR.PresenceUnknown), results,
        string.Join(", ", servers.Select(server => server.Host)),
        string.Join("; ", servers.Select(server => $"{server.Host}: {Named(server, null)}")));

    /// <summary>Only a person says that a server is off, and nothing here can bear him out.</summary>
    /// <param name="server">The server.</param>
    /// <param name="results">The results.</param>
    /// <returns>AbsenceOnlyAttested.</returns>
    public static MigrationException OnlyAttested(ServerPresence server, IReadOnlyList<CheckResult> results) => MigrationException.Because(
        nameof(SR.AbsenceOnlyAttested), results, server.Host, Named(server, null));

    /// <summary>The code that was given stands on no tag of the server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>AbsenceCodeWrong.</returns>
    public static MigrationException WrongCode(string server) => MigrationException.Because(nameof(SR.AbsenceCodeWrong), server, server);

    /// <summary>The old server is on where it has to be off.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="results">The results.</param>
    /// <returns>OldServerIsOn.</returns>
    public static MigrationException OldIsOn(ServerPresence old, IReadOnlyList<CheckResult> results) => MigrationException.Because(
        nameof(SR.OldServerIsOn), results, old.Host, Named(old, PresenceState.Present));

    /// <summary>The old server was seen and known again.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="seen">What was seen of it.</param>
    /// <returns>OldServerIsOn.</returns>
    public static MigrationException OldIsOn(AskedServer old, string seen) => MigrationException.Because(nameof(SR.OldServerIsOn), old.Host, old.Host, seen);

    /// <summary>The server on which is to be restored is off.</summary>
    /// <param name="new">The server.</param>
    /// <param name="results">The results.</param>
    /// <returns>NewServerIsOff.</returns>
    public static MigrationException NewIsOff(ServerPresence @new, IReadOnlyList<CheckResult> results) => MigrationException.Because(
        nameof(SR.NewServerIsOff), results, @new.Host, Named(@new, null));

    /// <summary>The new server is on where it has to be off.</summary>
    /// <param name="new">The new server.</param>
    /// <param name="results">The results.</param>
    /// <returns>NewServerAnswers.</returns>
    public static MigrationException NewAnswers(ServerPresence @new, IReadOnlyList<CheckResult> results) => MigrationException.Because(
        nameof(SR.NewServerAnswers), results, @new.Host, Named(@new, PresenceState.Present));

    private static string Named(ServerPresence server, PresenceState? finding) => string.Join(
        ", ", server.Signals.Where(signal => finding is null || signal.Finding == finding).Select(signal => $"{signal.Name} ({signal.Detail})"));
}
