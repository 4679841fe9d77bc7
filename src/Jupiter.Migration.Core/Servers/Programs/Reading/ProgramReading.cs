using System;
using System.Collections.Generic;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>Reads what the preparation of a server asks of its programs. What can't be read is null and named with its reason; the rest is read.</summary>
/// <param name="registry">The registry.</param>
/// <param name="miss">Told of each part that could not be read, and why.</param>
public sealed class ProgramReading(IRegistry registry, Action<string, string> miss)
{
    private const string Environment = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment";

    /// <summary>Reads it.</summary>
    /// <param name="told">The services, where somebody else told them; null for those in the registry.</param>
    /// <param name="accounts">The accounts, where somebody else told them; null for those in the registry.</param>
    /// <param name="facts">What is known of the accounts, by SID; null where nothing is.</param>
    /// <param name="isDetailed">Whether to tell whose the accounts are.</param>
    /// <returns>The programs.</returns>
    public ServerPrograms Read(IReadOnlyList<ServerService>? told, IReadOnlyList<ServerAccount>? accounts, IReadOnlyDictionary<string, AccountFacts>? facts, bool isDetailed)
    {
        var users = new UserKeys(registry, miss);
        var policies = new PolicyReading(registry, users);
        var entries = Part("installed", () => UninstallEntries.Read(registry, users));
        var services = told ?? Part("services", () => ServiceReading.Read(registry));
        return new ServerPrograms
        {
            Is64Bit = Part("is64Bit", () => registry.Read(RegistryHive.LocalMachine, Environment, is32Bit: false))?.Text("PROCESSOR_ARCHITECTURE") is { } architecture
                ? architecture.IndexOf("64", StringComparison.Ordinal) >= 0 : null,
            Installed = entries?.Programs(),
            VisualCpp = entries is null ? null : Part("visualCpp", () => new VisualCppReading(registry, entries).Read()),
            DotNet = Part("dotNet", () => DotNetReading.Read(registry)),
            Browsers = entries is null ? null : Part("browsers", () => new BrowserReading(registry, users, entries).Read()),
            Remote = entries is null || services is null ? null : Part("remote", () => new RemoteReading(registry, users, entries).Read(services)),
            Services = services,
            ScheduledTasks = Part("scheduledTasks", () => TaskReading.Read(registry)),
            Accounts = accounts ?? Part("accounts", () => AccountReading.Read(registry, facts, isDetailed)),
            Restrictions = Part("restrictions", policies.Read),
            AntivirusExclusions = isDetailed ? Part("antivirusExclusions", () => ExclusionReading.Read(registry)) : null,
            AccountControl = Part("accountControl", policies.Control),
        };
    }

    private T? Part<T>(string part, Func<T> read)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is RegistryUnreadableException or NoDeviceAnswerException)
        {
            miss("programs." + part, e.Message);
            return null;
        }
    }
}
