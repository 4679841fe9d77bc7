using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>When a service starts, in the words of services.msc.</summary>
public static class StartText
{
    /// <summary>The words.</summary>
    /// <param name="start">When it starts; null where there is no service.</param>
    /// <returns>The text.</returns>
    public static string Of(ServiceStart? start) => start switch
    {
        null => SR.ServiceNone,
        ServiceStart.Automatic => SR.StartAutomatic,
        ServiceStart.AutomaticDelayed => SR.StartAutomaticDelayed,
        ServiceStart.AutomaticOrDelayed => SR.StartAutomaticOrDelayed,
        ServiceStart.Manual => SR.StartManual,
        ServiceStart.Disabled => SR.StartDisabled,
        _ => start.Value.ToString(),
    };
}
