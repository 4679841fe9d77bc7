using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Network.Management;

/// <summary>Changes things of one computer by CIM.</summary>
public interface ICimMethods
{
    /// <summary>Calls a method of each thing that a query finds.</summary>
    /// <param name="cimNamespace">The namespace.</param>
    /// <param name="query">A query in WQL, of the module's own making.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What each returned; null where it returns nothing.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not called; the message is the system's.</exception>
    IReadOnlyList<long?> InvokeEach(
        string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation);
}
