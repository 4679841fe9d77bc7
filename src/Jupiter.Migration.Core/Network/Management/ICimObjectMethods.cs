using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Network.Management;

/// <summary>Methods of objects, which a connection to CIM knows beside <see cref="ICimConnection"/> where it can call them.</summary>
public interface ICimObjectMethods
{
    /// <summary>Calls a method without parameters that only reads, of the first object that a query finds.</summary>
    /// <param name="cimNamespace">The namespace.</param>
    /// <param name="query">A query in WQL, of the module's own making.</param>
    /// <param name="method">The method.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What it gave, with its return value as <c>ReturnValue</c>; nothing where no object was found.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not called; the message is the system's.</exception>
    IReadOnlyDictionary<string, object?> InvokeOn(string cimNamespace, string query, string method, CancellationToken cancellation);
}
