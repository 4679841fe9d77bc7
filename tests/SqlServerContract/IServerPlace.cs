using System;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>A SQL Server for one test, empty when it begins.</summary>
public interface IServerPlace : IDisposable
{
    /// <summary>Where it is and how it is entered.</summary>
    ServerAddress Address { get; }

    /// <summary>A folder that the server and the tests both read and write; empty.</summary>
    string BackupFolder { get; }
}
