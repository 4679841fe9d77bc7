using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>When a service starts, in the words of services.msc.</summary>
internal static class StartText
{
    /// <summary>The words.</summary>
    /// <param name="start">When it starts.</param>
    /// <returns>The text.</returns>
    public static string Of(ServiceStart start) => start switch
    {
        ServiceStart.Automatic => SR.StartAutomatic,
        ServiceStart.AutomaticDelayed => SR.StartAutomaticDelayed,
        ServiceStart.Manual => SR.StartManual,
        ServiceStart.Disabled => SR.StartDisabled,
        _ => start.ToString(),
    };
}
