using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Rehearsals;

/// <summary>An instance in which a rehearsal may make its sample database and play its POS terminals. Not used on a venue's server.</summary>
public interface IRehearsalServer
{
    /// <summary>Makes an instance on a machine that can be switched on and off. It is off.</summary>
    /// <param name="machineName">Name of the machine.</param>
    void Provision(string machineName);

    /// <summary>Switches the machine of the instance on. While it is off the instance answers nobody.</summary>
    /// <returns>Switches it off when disposed of, as does the end of this process.</returns>
    IDisposable SwitchOn();

    /// <summary>Whether a database is there.</summary>
    /// <param name="database">Its name.</param>
    /// <returns>Whether it is.</returns>
    bool Exists(string database);

    /// <summary>Makes an empty database.</summary>
    /// <param name="database">Its unused name.</param>
    void Create(string database);

    /// <summary>Makes an empty table.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    void CreateTable(string database, SampleTable table);

    /// <summary>Removes every database, as the reinstallation of an operating system does.</summary>
    void Wipe();

    /// <summary>Runs statements that change a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="statement">The statement.</param>
    void Execute(string database, string statement);

    /// <summary>Adds rows in one transaction.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows, each a value per column: null, long, double, string or byte[].</param>
    /// <param name="cancellation">Stops it; nothing is added then.</param>
    void Insert(string database, string table, IEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>Connects a program to a database, so that <see cref="IDatabaseInstance.GetClients"/> lists it until it is disposed of.</summary>
    /// <param name="database">The database.</param>
    /// <param name="client">The program.</param>
    /// <returns>The session.</returns>
    IDisposable Connect(string database, ConnectedClient client);
}
