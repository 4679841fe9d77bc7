namespace Jupiter.Migration.Network.Witnesses;

/// <summary>An instance of SQL Server as its Browser names it.</summary>
/// <param name="Server">The computer's name as it was when the instance was set up.</param>
/// <param name="Name">The instance's name; MSSQLSERVER is the default one.</param>
/// <param name="Version">Its version. The Browser keeps the one of the set-up, without updates.</param>
/// <param name="TcpPort">Its TCP port; null where it has none.</param>
public sealed record SqlInstance(string Server, string Name, string Version, int? TcpPort = null)
{
    /// <inheritdoc/>
    public override string ToString() => TcpPort is null ? $"{Server}\\{Name} {Version}" : $"{Server}\\{Name} {Version} tcp {TcpPort}";
}
