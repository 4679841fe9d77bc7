using System;

namespace Jupiter.Migration.SqlServerDouble.Faults;

/// <summary>A test ends the connection of a batch.</summary>
public sealed class SessionDroppedException : Exception
{
}
