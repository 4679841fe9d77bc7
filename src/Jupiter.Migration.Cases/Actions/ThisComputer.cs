using System;
using System.Linq;
using System.Runtime.InteropServices;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What of the computer that the night runs on may end it from within (clauses R2, S2). Of another computer none of it can be read.</summary>
internal static class ThisComputer
{
    /// <summary>Asks it, and tells people what to do.</summary>
    /// <param name="context">The step.</param>
    /// <returns>The results; none on another system than Windows, which has none of these settings.</returns>
    public static CheckResult[] Check(StepContext context)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return [];
        }

        var results = MachineChecks.Of(Environment.MachineName, new WindowsRegistry(), new WindowsSettings(null), TimeZoneInfo.ConvertTime(context.Case.Shown, TimeZoneInfo.Local).DateTime).ToArray();
        foreach (var result in results.Where(result => result.Remedy.Length > 0))
        {
            context.Observer.Warn($"{result.Actual}. {result.Remedy}");
        }

        return results;
    }
}
