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
    /// <returns>The rows; a reference is the path of what it leads to.</returns>
    /// <exception cref="NoDeviceAnswerException">It did not tell; the message is the system's.</exception>
    IReadOnlyList<CimRow> Query(string cimNamespace, string query, CancellationToken cancellation);

    /// <summary>Calls a method of a class that only reads, such as those of StdRegProv.</summary>
    /// <param name="cimNamespace">The namespace.</param>
    /// <param name="cimClass">The class.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What it gave, with its return value as <c>ReturnValue</c>.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not called; the message is the system's.</exception>
    CimRow Invoke(
        string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation);

    /// <summary>Calls a method of each object that a query finds, which may change it.</summary>
    /// <param name="cimNamespace">The namespace.</param>
    /// <param name="query">A query in WQL, of the module's own making.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What each gave, with its return value as <c>ReturnValue</c>; nothing where no object was found.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not called; the message is the system's.</exception>
    IReadOnlyList<CimRow> InvokeEach(
        string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation);
}
