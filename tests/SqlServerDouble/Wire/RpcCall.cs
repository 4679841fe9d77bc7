using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>One call of a procedure (MS-TDS 2.2.6.6).</summary>
/// <param name="Name">The procedure's name; empty where it was told by its number.</param>
/// <param name="Procedure">Which of the procedures that the wire knows itself; null for any other.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record RpcCall(string Name, KnownProcedure? Procedure, IReadOnlyList<SqlParameterValue> Parameters);

/// <summary>Procedures with a ProcID of their own (MS-TDS 2.2.6.6).</summary>
internal enum KnownProcedure : ushort
{
    ExecuteSql = 10,
    Prepare = 11,
    Execute = 12,
    PrepareAndExecute = 13,
    Unprepare = 15,

    /// <summary>No number, but a meaning to the wire.</summary>
    ResetConnection = 0xFFFE,
}
