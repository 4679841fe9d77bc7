using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Status bits of DONE, DONEPROC and DONEINPROC (MS-TDS 2.2.7.6).</summary>
[Flags]
internal enum DoneStatus : ushort
{
    Final = 0,
    More = 0x01,
    Error = 0x02,
    Count = 0x10,
    Attention = 0x20,
    ServerError = 0x100,
}
