using System;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.EngineContract;

/// <summary>An engine with a fresh, empty instance of its own. What the contract needs beyond the port itself.</summary>
public interface IEngineUnderTest : IDisposable
{
    /// <summary>The engine.</summary>
    IDatabaseEngine Engine { get; }

    /// <summary>The engine's door for rehearsals, by which tests make what they work with.</summary>
    IRehearsalEngine Rehearsals { get; }

    /// <summary>Where the fresh instance is.</summary>
    ServerAddress Address { get; }

    /// <summary>A folder that both the engine and the tests can read and write; empty.</summary>
    string BackupFolder { get; }

    /// <summary>How a column type is written in CREATE TABLE.</summary>
    /// <param name="kind">What the column holds.</param>
    /// <returns>The type, or null when the engine has none of this kind.</returns>
    string? ColumnType(ColumnKind kind);

    /// <summary>Connects somebody else to a database.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The connection.</returns>
    IForeignConnection ConnectForeign(string database);

    /// <summary>Damages what a backup holds without changing its length.</summary>
    /// <param name="backupFile">The backup.</param>
    void Damage(string backupFile);

    /// <summary>Everything of a database that unlocking must put back as it was, as text.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The text.</returns>
    string DescribeDatabase(string database);

    /// <summary>Everything of the instance that a failed call must not have changed, as text.</summary>
    /// <returns>The text.</returns>
    string DescribeInstance();
}
