using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.Cases.Disarming;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Keeps the old server from starting or waking by itself, by the customer's consent: services to Manual and never to Disabled, timers that wake it
/// off. What can't be done from here is named with who can (clauses R0, R9). An attempt that was interrupted is gone on with: whatever is as it
/// should be already is left.
/// </summary>
internal sealed class DisarmAction : IStepAction
{
    private static readonly CheckDefinition Server = CheckRegister.Find("Disarm.Server");
    private static readonly CheckDefinition Service = CheckRegister.Find("Disarm.Service");
    private static readonly CheckDefinition Timers = CheckRegister.Find("Disarm.WakeTimer");
    private static readonly CheckDefinition Virtual = CheckRegister.Find("Disarm.VirtualMachine");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        using var old = context.Open(context.Plan.OldServerInstance);
        var facts = old.GetFacts(context.Cancellation);
        var settings = context.Settings(OldMachine.Of(context.Plan, facts.MachineName));
        var results = new SettingResults(context, settings);
        IReadOnlyList<WindowsService> services = [];
        var starters = new List<WindowsService>();
        results.Ask(Server, context.Plan.OldServer, SR.ServicesTold, IsNeeded, () =>
        {
            RequireClosed(context, old, results);
            var chosen = ChosenServices.Of(context.Plan, facts.ServerName, settings);
            services = chosen.Found;
            starters.AddRange(chosen.Starters);
            chosen.Missing.ToList().ForEach(name => results.Add(Service.Result(CheckStatus.Warning, name, SR.StartManual, SR.SettingGone)));
        });
        StepChecks.Require(context, results.All);
        IReadOnlyList<SettingChange> timers = [];
        results.Ask(Timers, context.Plan.OldServer, SR.WakeTimersOff, IsOffered, () => timers = TimersOf(settings, facts.MachineName));
        var page = Page(context, old, Before(context, services), Before(context, timers), facts);
        foreach (var service in services)
        {
            results.Ask(Service, service.DisplayName, SR.StartManual, IsNeeded, () => Disarm(context, results, service, facts.MachineName));
        }

        starters.ForEach(service => results.Add(Service.Result(CheckStatus.Warning, service.DisplayName, SR.StartManual, SR.StartsSqlServer.With(StartText.Of(service.Start)))));
        results.Ask(Timers, context.Plan.OldServer, SR.WakeTimersOff, IsOffered, () => timers.ToList().ForEach(timer => Stop(results, timer)));
        results.Ask(Timers, context.Plan.OldServer, SR.NoWakingTasks, IsOffered, () => NameTasks(context, results, settings));
        results.Ask(Virtual, context.Plan.OldServer, SR.NoVirtualMachine, IsOffered, () => NameMachine(context, results, settings));
        context.Observer.Warn(SR.PagePrint.With(Path.Combine(context.Case.Layout.Evidence, page.File)));
        return new StepOutcome { Checks = StepChecks.Require(context, results.All), Evidence = [page] };
    }

    private static bool IsNeeded() => false;

    private static bool IsOffered() => true;

    // What is disarmed has to be the machine whose databases were just closed, and no other that answers to its name.
    private static void RequireClosed(StepContext context, IDatabaseInstance old, SettingResults results)
    {
        var open = CaseDatabase.Of(context.Plan).Where(database => old.FindDatabase(database.Name, context.Cancellation) is not { IsLocked: true }).Select(database => database.Name).ToArray();
        results.Add(Server.Verdict(open.Length == 0, context.Plan.OldServer, SR.DatabasesClosedThere, open.Length == 0 ? SR.DatabasesClosedThere : SR.DatabasesNotClosedThere.With(string.Join(", ", open))));
    }

    private static void Disarm(StepContext context, SettingResults results, WindowsService service, string machine)
    {
        var change = new SettingChange(SettingChange.Service, service.Name, service.DisplayName, service.Start.ToString(), nameof(ServiceStart.Manual), machine, service.IsRunning);
        if (ChosenServices.IsKept(service))
        {
            results.Add(Service.Result(CheckStatus.Warning, service.DisplayName, SR.StartManual, SR.ServiceKept.With(StartText.Of(service.Start))));
        }
        else if (service.StartsByItself)
        {
            results.Change(Service, CaseEvents.SettingChanging, change, change.After);
        }
        else
        {
            results.Add(Service.Result(CheckStatus.Pass, service.DisplayName, SR.StartManual, StartText.Of(service.Start)));
        }
    }

    private static SettingChange[] TimersOf(IMachineSettings settings, string machine)
    {
        var plan = settings.PowerPlan();
        SettingChange Timer(bool onBattery, string shown) => new(
            SettingChange.WakeTimers, SettingAccess.WakeTimersOf(plan, onBattery), shown,
            settings.ReadPower(plan, PowerSetting.WakeTimers, onBattery).ToString(CultureInfo.InvariantCulture), "0", machine, Ran: false);
        return [Timer(onBattery: false, SR.WakeTimersOnMains), Timer(onBattery: true, SR.WakeTimersOnBattery)];
    }

    private static void Stop(SettingResults results, SettingChange timer)
    {
        if (timer.Before == timer.After)
        {
            results.Judge(Timers, timer, timer.After);
        }
        else
        {
            results.Change(Timers, CaseEvents.SettingChanging, timer, timer.After);
        }
    }

    private static void NameTasks(StepContext context, SettingResults results, IMachineSettings settings)
    {
        var tasks = settings.WakingTasks();
        results.Add(Timers.Result(tasks.Count == 0 ? CheckStatus.Pass : CheckStatus.Warning, context.Plan.OldServer, SR.NoWakingTasks, tasks.Count == 0 ? SR.NoWakingTasks : SR.WakingTasksAre.With(string.Join(", ", tasks))));
    }

    // Whether a machine starts with its host is a property that only its host has (AutomaticStartAction of Set-VM, Msvm_VirtualSystemSettingData).
    private static void NameMachine(StepContext context, SettingResults results, IMachineSettings settings)
    {
        var (host, machine) = context.Plan.Venue.Hypervisor is { } known && !settings.IsHere ? (known.Address, "") : settings.VirtualMachine() ?? ("", "");
        machine = machine.Length > 0 ? machine : context.Plan.OldServer;
        results.Add(host.Length == 0
            ? Virtual.Result(CheckStatus.Pass, context.Plan.OldServer, SR.NoVirtualMachine, SR.NoVirtualMachine)
            : Virtual.Result(CheckStatus.Warning, context.Plan.OldServer, SR.NoVirtualMachine, SR.VirtualMachineOf.With(PrintableText.Of(machine), PrintableText.Of(host))));
    }

    // As they were before the first attempt: a page that is printed after it must not tell what that one made of them.
    private static IEnumerable<WindowsService> Before(StepContext context, IReadOnlyList<WindowsService> services) => services.Where(service => !ChosenServices.IsKept(service)).Select(service =>
        context.Case.State.Changes.FirstOrDefault(change => change.Key == SettingChange.Service + " " + service.Name && change.After == service.Start.ToString()) is { } change
        && Enum.TryParse<ServiceStart>(change.Before, out var start) ? service with { Start = start, IsRunning = change.Ran } : service);

    // One that is off by the first attempt is on the page as that found it; so is one of a power plan that is no longer in force.
    private static IEnumerable<SettingChange> Before(StepContext context, IReadOnlyList<SettingChange> timers)
    {
        var changing = timers.Where(timer => timer.Before != timer.After).ToArray();
        return context.Case.State.Changes.Where(change => change.Kind == SettingChange.WakeTimers && !Array.Exists(changing, timer => timer.Key == change.Key)).Concat(changing);
    }

    private static EvidenceReference Page(StepContext context, IDatabaseInstance old, IEnumerable<WindowsService> services, IEnumerable<SettingChange> timers, InstanceFacts facts)
    {
        var sql = old is IOpenedByHand byHand
            ? string.Join("\n", CaseDatabase.Of(context.Plan).Reverse().Select(database => byHand.OpeningStatements(database.Name, context.Cancellation)).Where(text => text.Length > 0)) : "";
        var instance = facts.ServerName.IndexOf('\\') is >= 0 and var at ? "." + facts.ServerName.Substring(at) : ".";
        var lines = WayBackPage.Of(context.Plan, services, timers, sql, instance);
        return context.Case.Journal.AddEvidence(context.Step.Id + ".way-back.txt", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines).Replace("\r\n", "\n").Replace("\n", "\r\n") + "\r\n")]);
    }
}
