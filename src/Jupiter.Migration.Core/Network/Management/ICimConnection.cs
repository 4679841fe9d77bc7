using System;
using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Network.Management;

/// <summary>CIM of one computer.</summary>
public interface ICimConnection : IDisposable
{
    /// <summary>Asks. Nothing is changed.</summary>
    /// <param name="cimNamespace">The namespace, such as <c>root\cimv2</c>.</param>
    /// <param name="query">A query in WQL, of the module's own making.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rows, each with its values by the names of the properties; a reference is the path of what it leads to.</returns>
    /// <exception cref="NoDeviceAnswerException">It did not tell; the message is the system's.</exception>
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Query(string cimNamespace, string query, CancellationToken cancellation);

    /// <summary>Calls a method of a class that only reads, such as those of StdRegProv.</summary>
    /// <param name="cimNamespace">The namespace.</param>
    /// <param name="cimClass">The class.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What it gave, with its return value as <c>ReturnValue</c>.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not called; the message is the system's.</exception>
    IReadOnlyDictionary<string, object?> Invoke(
        string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation);
}
