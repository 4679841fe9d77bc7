using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network.Management;

/// <summary>A device that tells of itself by SNMP. Only asked, never told to change anything.</summary>
internal interface ISnmpAgent
{
    /// <summary>Asks for the values of names.</summary>
    /// <param name="names">The names, a handful.</param>
    /// <param name="deadline">Ends the waiting at once.</param>
    /// <returns>The values in the order of the names; <see cref="SnmpValue.Nothing"/> where there is none.</returns>
    /// <exception cref="NoDeviceAnswerException">It did not tell.</exception>
    /// <exception cref="System.OperationCanceledException">The deadline came first.</exception>
    Task<IReadOnlyList<SnmpValue>> GetAsync(IReadOnlyList<ObjectName> names, CancellationToken deadline);

    /// <summary>Asks for everything below a name.</summary>
    /// <param name="root">The name.</param>
    /// <param name="deadline">Ends the waiting at once.</param>
    /// <returns>All of it, in the order of the names.</returns>
    /// <exception cref="NoDeviceAnswerException">It did not tell, or not all.</exception>
    /// <exception cref="System.OperationCanceledException">The deadline came first.</exception>
    Task<IReadOnlyList<SnmpBinding>> WalkAsync(ObjectName root, CancellationToken deadline);
}
