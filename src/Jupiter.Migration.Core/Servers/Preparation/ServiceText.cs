using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>When a service starts, for people.</summary>
internal static class ServiceText
{
    /// <summary>The text.</summary>
    /// <param name="start">When it starts; null where there is no service.</param>
    /// <returns>The text.</returns>
    public static string Of(ServiceStart? start) => start switch
    {
        ServiceStart.System or ServiceStart.Automatic => SR.ServiceAutomatic,
        ServiceStart.AutomaticDelayed => SR.ServiceDelayed,
        ServiceStart.Manual => SR.ServiceManual,
        ServiceStart.Disabled => SR.ServiceDisabled,
        _ => SR.ServiceNone,
    };
}
