using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Checks;

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

    /// <summary>Makes a login with the same SID, password, policy, state and roles. One that is there already is left as it is.</summary>
    /// <param name="login">The login.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it: Pass when the login is there as recorded, Fail with the reason otherwise.</returns>
    CheckResult WriteLogin(LoginRecord login, CancellationToken cancellation);
}
