using System;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>What an installation needs of the computer and of the engine.</summary>
public sealed class InstallationPorts
{
    /// <summary>The registry, which names the instances that are there.</summary>
    public required IRegistry Registry { get; init; }

    /// <summary>Checks who signed the set-up.</summary>
    public required IPackageTrust Trust { get; init; }

    /// <summary>The first part of a program's version; 0 where it tells none.</summary>
    public required Func<string, int> FindVersion { get; init; }

    /// <summary>The folder <c>Microsoft SQL Server</c> of the programs, below which the set-up keeps its logs.</summary>
    public required string LogRoot { get; init; }

    /// <summary>Finds a service; null where there is none.</summary>
    public required Func<string, WindowsService?> FindService { get; init; }

    /// <summary>Keeps a service from starting.</summary>
    public required Action<string> Disable { get; init; }

    /// <summary>Whether a program of this computer listens on a TCP port.</summary>
    public required Func<int, bool> IsPortTaken { get; init; }

    /// <summary>Opens an instance.</summary>
    public required Func<ServerAddress, CancellationToken, IDatabaseInstance> Open { get; init; }

    /// <summary>What a fresh instance needs.</summary>
    public required Func<IFreshInstance> Fresh { get; init; }

    /// <summary>Sets the port.</summary>
    public required IEngineNetwork Network { get; init; }

    /// <summary>Where the instance is reached.</summary>
    public required ServerAddress Address { get; init; }

    /// <summary>How long an instance that starts is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);
}
