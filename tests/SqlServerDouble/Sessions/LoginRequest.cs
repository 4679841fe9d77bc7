namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>What a client says when it logs in.</summary>
/// <param name="HostName">Computer of the client.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="LoginName">Its login; empty for Windows authentication.</param>
/// <param name="Password">Its password.</param>
/// <param name="Database">The database it wants; empty for the login's default.</param>
/// <param name="ProcessId">Process of the client.</param>
/// <param name="NewPassword">The password that it is to have from now on; null to leave it.</param>
public sealed record LoginRequest(string HostName, string ProgramName, string LoginName, string Password, string Database, int ProcessId, string? NewPassword = null);
