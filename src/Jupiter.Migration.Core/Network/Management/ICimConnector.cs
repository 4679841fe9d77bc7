namespace Jupiter.Migration.Network.Management;

/// <summary>Reaches CIM of a computer.</summary>
public interface ICimConnector
{
    /// <summary>Makes a connection; the computer is reached when it is first asked.</summary>
    /// <param name="computer">Name or address of the computer; empty for this one.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="NoDeviceAnswerException">This computer has no CIM.</exception>
    ICimConnection Open(string computer);

    /// <summary>Takes a session that somebody else has opened, and keeps open.</summary>
    /// <param name="session">A CimSession of PowerShell.</param>
    /// <returns>The connection; null where it is no such session.</returns>
    /// <exception cref="NoDeviceAnswerException">This computer has no CIM.</exception>
    ICimConnection? Take(object session);
}
