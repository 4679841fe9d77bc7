using System.Security;
using System.Threading;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>What an instance needs once, after its installation. The second door of an engine's plugin.</summary>
public interface IFreshInstance
{
    /// <summary>Replaces the password of the login that enters, over the wire and by itself: no statement has it.</summary>
    /// <param name="address">The instance, entered with the old password.</param>
    /// <param name="password">The new one.</param>
    /// <exception cref="Errors.MigrationException">LoginFailed, LoginPolicyRefused and other causes.</exception>
    void ReplacePassword(ServerAddress address, SecureString password);

    /// <summary>Limits the memory that the instance takes.</summary>
    /// <param name="address">The instance.</param>
    /// <param name="megabytes">The limit.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.MigrationException">ServerPermissionDenied and other causes.</exception>
    void LimitMemory(ServerAddress address, int megabytes, CancellationToken cancellation);
}
