namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>A message of the server: an error from class 11 on, information below.</summary>
/// <param name="Number">Its number, by which everybody decides.</param>
/// <param name="Class">Its severity. From 20 on the server closes the connection after it.</param>
/// <param name="Text">Its text.</param>
/// <param name="State">Its state.</param>
/// <param name="Line">Line of the batch.</param>
public sealed record SqlMessage(int Number, byte Class, string Text, byte State = 1, int Line = 1);
