using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Network.Management;

/// <summary>Asks a Windows computer by CIM (DSP0004; WS-Management or DCOM). The entry point of the Windows plugin.</summary>
public interface ICimSource
{
    /// <summary>Asks. Nothing is changed.</summary>
    /// <param name="computer">Name or address of the computer; empty for this one.</param>
    /// <param name="cimNamespace">The namespace, such as <c>root\virtualization\v2</c>.</param>
    /// <param name="query">A query in WQL, of the module's own making.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NoDeviceAnswerException">It did not tell.</exception>
    IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation);
}
