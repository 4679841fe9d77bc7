using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>A name by which programs of a computer find a SQL Server, and where it leads. No login and no password is read.</summary>
public sealed class ClientSetting
{
    /// <summary>What it is.</summary>
    public required ClientSettingKind Kind { get; init; }

    /// <summary>Whether 32-bit programs see it; 64-bit ones have their own.</summary>
    public bool Is32Bit { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it leads.</summary>
    public required string Target { get; init; }

    /// <summary>Where it stands, in the words of the registry.</summary>
    [JsonIgnore]
    public string Place => Kind == ClientSettingKind.HostsEntry ? "hosts" : $"{(Kind == ClientSettingKind.Alias ? "ConnectTo" : "ODBC")}, {(Is32Bit ? 32 : 64)} bit";

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Target}";
}

/// <summary>What kind a name of a SQL Server is.</summary>
[JsonConverter(typeof(EnumText<ClientSettingKind>))]
public enum ClientSettingKind
{
    /// <summary>An alias of SQL Server's client.</summary>
    Alias,

    /// <summary>A system data source of ODBC.</summary>
    DataSource,

    /// <summary>A line of the hosts file.</summary>
    HostsEntry,
}
