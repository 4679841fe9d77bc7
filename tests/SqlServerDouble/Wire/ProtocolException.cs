using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>A client sent what is no TDS. Ends its connection, and nothing else.</summary>
internal sealed class ProtocolException(string message) : Exception(message)
{
    public static ProtocolException EndedUnexpectedly() => new("The stream ended unexpectedly.");
}
