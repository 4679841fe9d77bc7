using System;
using System.Threading;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>Sets by which port an instance of this computer is reached, which its set-up can't.</summary>
public interface IEngineNetwork
{
    /// <summary>Gives an instance a fixed TCP port on all addresses, and restarts its service, which takes it then.</summary>
    /// <param name="settings">The instance and its port.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="Network.Management.NoDeviceAnswerException">It was not done; the message says why.</exception>
    void SetPort(EngineSettings settings, Version version, CancellationToken cancellation);
}
