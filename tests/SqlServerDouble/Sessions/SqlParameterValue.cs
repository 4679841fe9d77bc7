namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>A parameter of sp_executesql.</summary>
/// <param name="Name">Its name with the at sign; empty where the client sent none.</param>
/// <param name="Type">The type that the client sent.</param>
/// <param name="Value">The value, in the forms of <see cref="IResultSink.Row"/>.</param>
public sealed record SqlParameterValue(string Name, SqlType Type, object? Value);
