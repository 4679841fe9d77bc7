using System;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Rehearsals;

/// <summary>Makes rehearsals and plays their computers. The entry point of the rehearsal plugin.</summary>
public interface IRehearsalStage
{
    /// <summary>Makes a venue. All its computers are off.</summary>
    /// <param name="plan">What it is like.</param>
    /// <param name="openServer">Opens the database servers that the sample database is made on.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it; what was made is removed.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="MigrationException">RehearsalFolderNotEmpty, NotEnoughSpace.</exception>
    Rehearsal Create(
        RehearsalPlan plan, Func<ServerAddress, IRehearsalServer> openServer, IOperationObserver observer, CancellationToken cancellation);

    /// <summary>Switches a computer on. It stays on until it is stopped or this process ends. A POS terminal connects to the server that is on.</summary>
    /// <param name="path">Full path of the rehearsal.</param>
    /// <param name="name">The computer.</param>
    /// <param name="work">What the POS terminal does then.</param>
    /// <param name="openServer">Opens the database servers.</param>
    /// <returns>The computer.</returns>
    /// <exception cref="MigrationException">RehearsalNotFound, RehearsalComputerNotFound, RehearsalAddressTaken, RehearsalNoServer.</exception>
    RehearsalComputer SwitchOn(string path, string name, RehearsalWork work, Func<ServerAddress, IRehearsalServer> openServer);

    /// <summary>Switches a computer off.</summary>
    /// <param name="path">Full path of the rehearsal.</param>
    /// <param name="name">The computer.</param>
    /// <param name="wipes">Whether a server's disk is wiped, as the reinstallation of its operating system does.</param>
    /// <param name="openServer">Opens the database servers.</param>
    /// <returns>The computer.</returns>
    /// <exception cref="MigrationException">RehearsalNotFound, RehearsalComputerNotFound.</exception>
    RehearsalComputer SwitchOff(string path, string name, bool wipes, Func<ServerAddress, IRehearsalServer> openServer);

    /// <summary>Switches everything off and removes what <see cref="Create"/> made. Other files of the folder stay.</summary>
    /// <param name="path">Full path of the rehearsal.</param>
    /// <param name="openServer">Opens the database servers.</param>
    /// <exception cref="MigrationException">RehearsalNotFound.</exception>
    void Remove(string path, Func<ServerAddress, IRehearsalServer> openServer);
}
