using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Network.Management;

/// <summary>Methods of objects, which a connection to CIM knows beside <see cref="ICimConnection"/> where it can call them.</summary>
public interface ICimMethods
{
    /// <summary>Calls a method of each object that a query finds.</summary>
    /// <param name="cimNamespace">The namespace.</param>
    /// <param name="query">A query in WQL, of the module's own making.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What each gave, with its return value as <c>ReturnValue</c>; nothing where no object was found.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not called; the message is the system's.</exception>
    IReadOnlyList<IReadOnlyDictionary<string, object?>> InvokeEach(
        string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation);
}
