using System;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>SQLite refuses something.</summary>
internal sealed class SqliteFailureException : Exception
{
    public SqliteFailureException(int code, int extendedCode, string message)
        : base(message)
    {
        Code = code;
        ExtendedCode = extendedCode;
    }

    /// <summary>The primary code.</summary>
    public int Code { get; }

    /// <summary>The extended code.</summary>
    public int ExtendedCode { get; }
}
