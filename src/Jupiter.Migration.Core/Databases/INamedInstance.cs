using System.Threading;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Databases;

/// <summary>
/// An engine whose instances keep the name of their machine, beside <see cref="IDatabaseInstance"/>: a machine that is renamed after the
/// installation is known to them by its old name (clause P1a).
/// </summary>
public interface INamedInstance
{
    /// <summary>Reads by which name an instance knows itself, and by which it should.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The names.</returns>
    InstanceName ReadName(CancellationToken cancellation);

    /// <summary>Gives an instance its machine's name. The part of the name that is the instance's own stays. It takes effect when the service is started next.</summary>
    /// <param name="name">The names as they were read.</param>
    /// <returns>The names afterwards.</returns>
    /// <exception cref="MigrationException">InstanceNameInUse: something rests on the old name; nothing was changed. InstanceNameHalfway: the old name is gone, or nobody knows; the message has what puts it back.</exception>
    InstanceName TakeMachineName(InstanceName name);
}
