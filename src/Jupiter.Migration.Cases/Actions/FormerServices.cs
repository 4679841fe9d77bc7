using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Disarming;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>The services of the old server that ran before it was disarmed, or that Windows would have started: they run again on the way back (clause R9).</summary>
internal static class FormerServices
{
    private static readonly CheckDefinition Running = CheckRegister.Find("Enable.Service");

    /// <summary>Starts one of them where it does not run.</summary>
    /// <param name="context">The step.</param>
    /// <param name="settings">The settings of the machine.</param>
    /// <param name="change">What was changed of it.</param>
    /// <exception cref="SettingUnavailableException">It does not start, or nobody tells.</exception>
    public static void Start(StepContext context, IMachineSettings settings, SettingChange change)
    {
        if (Ran(change) && settings.FindService(change.Name) is { IsRunning: false, Start: not ServiceStart.Disabled } && context.MayChange(change.Display, SR.ActionStartService))
        {
            context.Observer.Detail(SR.ServiceStarts.With(change.Display));
            settings.StartService(change.Name, context.Cancellation);
        }
    }

    /// <summary>
    /// Starts once more what has stopped since: a program that could not write into a database that was still closed may have ended. The database is open
    /// then and POS terminals can work, so that what does not start is named with the command and stops nobody.
    /// </summary>
    /// <param name="context">The step.</param>
    /// <returns>A result for each.</returns>
    public static IReadOnlyList<CheckResult> StartStopped(StepContext context)
    {
        SettingChange[] services = [.. context.Case.State.Changes.Reverse().Where(Ran)];
        if (services.Length == 0)
        {
            return [];
        }

        var settings = context.Settings(OldMachine.Of(context.Plan, services[0].Machine));
        var results = new SettingResults(context, settings);
        foreach (var service in services)
        {
            results.Ask(Running, service.Display, SR.ServiceRuns, () => true, () =>
            {
                Start(context, settings, service);
                var runs = settings.FindService(service.Name)?.IsRunning == true;
                results.Add(Running.Result(runs ? CheckStatus.Pass : CheckStatus.Warning, service.Display, SR.ServiceRuns, runs ? SR.ServiceRuns : SR.ServiceRunsNot));
            });
        }

        return results.All;
    }

    // People stop a service before the night, and it was to come back with the computer all the same.
    private static bool Ran(SettingChange change) => change.Kind == SettingChange.Service && (change.Ran || change.Before is nameof(ServiceStart.Automatic) or nameof(ServiceStart.AutomaticDelayed));
}
