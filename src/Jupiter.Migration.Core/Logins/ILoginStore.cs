using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Logins;

/// <summary>A server that has logins. Old and new server are never on together, so they are carried in a file.</summary>
public interface ILoginStore
{
    /// <summary>Reads logins with what it takes to make the same ones elsewhere.</summary>
    /// <param name="database">The database whose users' logins are read, with its owner's; null for all logins.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The logins, by name.</returns>
    /// <exception cref="Errors.MigrationException">DatabaseNotFound, ServerPermissionDenied.</exception>
    IReadOnlyList<LoginRecord> ReadLogins(string? database, CancellationToken cancellation);

    /// <summary>Makes a login with the same SID, password, policy, state, language and roles. One that is there already is left as it is.</summary>
    /// <param name="login">The login.</param>
    /// <param name="awaited">
    /// The database that is still to be restored: a login that begins in it is made without it, and gets it once it is there; null for none.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it: Pass when the login is there as recorded, Fail with the reason otherwise.</returns>
    CheckResult WriteLogin(LoginRecord login, string? awaited, CancellationToken cancellation);

    /// <summary>Notes who is connected to a database, who owns it, and how the server lets them in. A lock keeps who was connected before it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Who came in.</returns>
    /// <exception cref="Errors.MigrationException">DatabaseNotFound, ServerPermissionDenied.</exception>
    EntryRecord ReadEntry(string database, CancellationToken cancellation);

    /// <summary>
    /// Writes a COPY_ONLY backup of master or msdb to a file that the server sees. It holds the hash of every password: the caller encrypts it and
    /// removes the file whatever happens.
    /// </summary>
    /// <param name="database">master or msdb.</param>
    /// <param name="path">The file, as the server sees it.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    void WriteSystemBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation);

    /// <summary>Gives a restored database back to the login that owned it, or lets that login work as its owner.</summary>
    /// <param name="database">The database.</param>
    /// <param name="owner">Who owned it; null for the server's own administrator.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it.</returns>
    CheckResult GiveToOwner(string database, RecordedLogin? owner, CancellationToken cancellation);

    /// <summary>What <see cref="GiveToOwner"/> made in a database whose owner can't own it there.</summary>
    /// <param name="database">The database.</param>
    /// <param name="owner">Who owned it on the old server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Names of schema objects that it may have made; null where that login has no user there.</returns>
    OwnerStandIn? FindStandIn(string database, RecordedLogin owner, CancellationToken cancellation);

    /// <summary>Asks this server whether those who came in on the old one may enter, each in a session of its own that is thrown away.</summary>
    /// <param name="database">The database; null while it is not there yet.</param>
    /// <param name="recorded">Who came in.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for each login, for the owner, and for users without a login.</returns>
    IReadOnlyList<CheckResult> CheckEntry(string? database, EntryRecord recorded, CancellationToken cancellation);
}
