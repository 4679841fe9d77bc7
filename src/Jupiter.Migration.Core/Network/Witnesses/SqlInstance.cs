namespace Jupiter.Migration.Network.Witnesses;

/// <summary>An instance of SQL Server as its Browser names it.</summary>
internal sealed class SqlInstance
{
    /// <summary>The computer's name as it was when the instance was set up.</summary>
    public required string Server { get; init; }

    /// <summary>The instance's name; MSSQLSERVER is the default one.</summary>
    public required string Name { get; init; }

    /// <summary>Its version. The Browser keeps the one of the set-up, without updates.</summary>
    public required string Version { get; init; }

    /// <summary>Its TCP port; null where it has none.</summary>
    public int? TcpPort { get; init; }

    /// <inheritdoc/>
    public override string ToString() => TcpPort is null ? $"{Server}\\{Name} {Version}" : $"{Server}\\{Name} {Version} tcp {TcpPort}";
}
