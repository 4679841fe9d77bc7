using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>When a service of Windows starts ("QUERY_SERVICE_CONFIGW", "SERVICE_DELAYED_AUTO_START_INFO" on Microsoft Learn).</summary>
[JsonConverter(typeof(EnumText<ServiceStart>))]
public enum ServiceStart
{
    /// <summary>With the system, as drivers do.</summary>
    System,

    /// <summary>By itself, when Windows has started.</summary>
    Automatic,

    /// <summary>By itself, some time after Windows has started.</summary>
    AutomaticDelayed,

    /// <summary>By itself; whether at once or some time after Windows has started was not told.</summary>
    AutomaticOrDelayed,

    /// <summary>When somebody starts it, or another service that needs it.</summary>
    Manual,

    /// <summary>Never.</summary>
    Disabled,
}
