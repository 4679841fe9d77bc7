using System;
using System.Diagnostics.CodeAnalysis;

namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>The model of a SQL Server instance behind the wire.</summary>
public interface ISqlInstance
{
    /// <summary>Version of the product, such as 10.50.6000 or 16.0.1000.</summary>
    Version ProductVersion { get; }

    /// <summary>The instance's name as LOGINACK and DONE messages tell it.</summary>
    string ServerName { get; }

    /// <summary>The default collation as TDS writes it: five bytes, LCID and flags (little-endian 4) and sort id.</summary>
    ReadOnlyMemory<byte> Collation { get; }

    /// <summary>Code page of char and varchar.</summary>
    int CodePage { get; }

    /// <summary>Logs a client in.</summary>
    /// <param name="request">What it says.</param>
    /// <param name="session">The session.</param>
    /// <param name="database">The database the session is in.</param>
    /// <param name="refusal">Why it is refused: 18456, 4060.</param>
    /// <returns>Whether it is let in.</returns>
    bool TryLogIn(LoginRequest request, [NotNullWhen(true)] out ISqlSession? session, out string database, [NotNullWhen(false)] out SqlMessage? refusal);
}
