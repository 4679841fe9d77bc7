using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// What nobody is there to start after a restart in the night starts by itself: SQL Server (clause P3), Browser where POS terminals need it ("SQL Server Browser
/// service" on Microsoft Learn), remote access (clause P1f).
/// </summary>
internal static class ServicePreparation
{
    private const string Browser = "SQLBrowser";
    private const string DefaultInstance = "MSSQLSERVER";
    private static readonly CheckDefinition Service = CheckRegister.Find("Machine.Service");

    public static IEnumerable<PreparedSetting> Of(ServerInventory inventory, ServerInventory? old, IMachineSettings settings) =>
        (inventory.SqlInstances ?? []).Select(instance => instance.ServiceName).Concat(IsBrowserNeeded(inventory, old) ? [Browser] : []).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new PreparedSetting(() => Judge(inventory.ComputerName, name, settings), () => settings.FindService(name) is null ? [] : [Automatic(name)]))
            .Concat(RemotePreparation.Kinds.Select(kind => Remote(inventory, kind, settings)).OfType<PreparedSetting>());

    // An instance without a port of its own is found by nobody else, and neither is one that POS terminals call by its name.
    private static bool IsBrowserNeeded(ServerInventory inventory, ServerInventory? old) => (inventory.SqlInstances ?? []).Any(instance =>
        !string.Equals(instance.Name, DefaultInstance, StringComparison.OrdinalIgnoreCase) && (instance.Port is null || old?.Instance?.BrowserAnswers == true));

    private static CheckResult Judge(string computer, string name, IMachineSettings settings) => PreparedSetting.Asked(Service, $"{computer}, {name}", SR.StartAutomatic, () =>
    {
        var service = settings.FindService(name);
        return (service?.StartsByItself == true ? CheckStatus.Pass : CheckStatus.Fail, StartText.Of(service?.Start));
    });

    // A client that was made from AnyDesk may be there beside AnyDesk: one of them is enough, and one that somebody disabled is the last to be taken.
    private static PreparedSetting? Remote(ServerInventory inventory, RemoteProgramKind kind, IMachineSettings settings)
    {
        var services = (inventory.Programs?.Remote ?? []).Where(program => program.Kind == kind && program.Start is not null).Select(program => program.Name).ToArray();
        return services.Length == 0 ? null : new(
            () => RemotePreparation.Check(inventory, kind, program => Start(settings, program)),
            () => services.Select(settings.FindService).OfType<WindowsService>().OrderBy(service => service.Start).Take(1).Select(service => Automatic(service.Name)));
    }

    // What the Service Control Manager does not tell stays as the inventory has it.
    private static ServiceStart? Start(IMachineSettings settings, RemoteProgram program)
    {
        try
        {
            return program.Start is null ? null : settings.FindService(program.Name)?.Start ?? program.Start;
        }
        catch (SettingUnavailableException)
        {
            return program.Start;
        }
    }

    private static (MachineSetting Setting, string Value) Automatic(string name) => (new(MachineSetting.Service, name), nameof(ServiceStart.Automatic));
}
