using System.Collections.Generic;
using System.Globalization;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>
/// The TCP port of an instance of SQL Server on this computer, as its network configuration has it ("Configure a server to listen on a specific TCP
/// port" on Microsoft Learn). One without a port of its own keeps there the one that it took at its last start.
/// </summary>
public static class ListeningPort
{
    private const string Root = @"SOFTWARE\Microsoft\Microsoft SQL Server\";
    private const string DefaultInstance = "MSSQLSERVER";

    /// <summary>The port of an instance of the computer that this runs on.</summary>
    /// <param name="instance">Its name; null for the default instance.</param>
    /// <returns>The port; null where it is not known.</returns>
    public static int? OfThisComputer(string? instance) => Of(new WindowsRegistry(), instance);

    /// <summary>The port of an instance.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="instance">Its name; null for the default instance.</param>
    /// <returns>The port; null where it is not known, or it is one of several.</returns>
    internal static int? Of(IRegistry registry, string? instance) =>
        Of(registry, instance ?? DefaultInstance, is32Bit: false) ?? Of(registry, instance ?? DefaultInstance, is32Bit: true);

    /// <summary>The port that a value of the configuration holds.</summary>
    /// <param name="text">The value.</param>
    /// <returns>The port; null where there is none, or several, of which nobody can say by which the POS terminals come.</returns>
    internal static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;

    private static int? Of(IRegistry registry, string instance, bool is32Bit)
    {
        if (!registry.Texts(Root + @"Instance Names\SQL", is32Bit).TryGetValue(instance, out var id))
        {
            return null;
        }

        var all = registry.Texts($@"{Root}{id}\MSSQLServer\SuperSocketNetLib\Tcp\IPAll", is32Bit);
        return Number(all.TryGetValue("TcpPort", out var own) ? own : null) ?? Number(all.TryGetValue("TcpDynamicPorts", out var taken) ? taken : null);
    }
}
