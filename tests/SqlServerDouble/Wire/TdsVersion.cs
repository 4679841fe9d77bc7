using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Versions of the protocol, whose numbers rise with them (MS-TDS 2.2.7.14).</summary>
internal enum TdsVersion : uint
{
    /// <summary>SQL Server 2000.</summary>
    V71 = 0x71000001,

    /// <summary>SQL Server 2005.</summary>
    V72 = 0x72090002,

    /// <summary>SQL Server 2008.</summary>
    V73A = 0x730A0003,

    /// <summary>SQL Server 2008 R2.</summary>
    V73B = 0x730B0003,

    /// <summary>SQL Server 2012 and newer.</summary>
    V74 = 0x74000004,
}

/// <summary>Which version is spoken.</summary>
internal static class TdsVersions
{
    private static readonly TdsVersion[] NewestFirst = [TdsVersion.V74, TdsVersion.V73B, TdsVersion.V73A, TdsVersion.V72, TdsVersion.V71];

    /// <summary>The newest version that both sides know.</summary>
    public static TdsVersion Negotiate(uint asked, Version product)
    {
        var newest = NewestOf(product);
        foreach (var version in NewestFirst)
        {
            if (version <= newest && (uint)version <= asked)
            {
                return version;
            }
        }

        throw new ProtocolException($"TDS version 0x{asked:X8} is too old.");
    }

    private static TdsVersion NewestOf(Version product) => product switch
    {
        { Major: >= 11 } => TdsVersion.V74,
        { Major: 10, Minor: >= 50 } => TdsVersion.V73B,
        { Major: 10 } => TdsVersion.V73A,
        _ => TdsVersion.V72,
    };
}
