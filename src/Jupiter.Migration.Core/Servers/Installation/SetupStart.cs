using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>When a service starts, as the set-up of SQL Server names it ("Install SQL Server from the command prompt": SQLSVCSTARTUPTYPE, BROWSERSVCSTARTUPTYPE).</summary>
[JsonConverter(typeof(EnumText<SetupStart>))]
public enum SetupStart
{
    /// <summary>With the computer.</summary>
    Automatic,
    /// <summary>By hand.</summary>
    Manual,
    /// <summary>Not at all.</summary>
    Disabled,
}
