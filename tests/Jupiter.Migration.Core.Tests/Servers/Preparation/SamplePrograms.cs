using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Core.Tests.Servers.Programs;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Programs.Reading;

namespace Jupiter.Migration.Core.Tests.Servers.Preparation;

/// <summary>The programs of a server, read from a seeded registry, to be made worse by tests.</summary>
internal static class SamplePrograms
{
    /// <summary>What a prepared server tells.</summary>
    public static ServerPrograms Ready() => Of(SeededMachines.Ready());

    /// <summary>What a registry tells; whoever is in it is an administrator.</summary>
    public static ServerPrograms Of(SeededRegistry registry) =>
        new ProgramReading(registry, (_, _) => { }).Read(
            null, null, new Dictionary<string, AccountFacts> { [SeededRegistry.User] = new(IsAdministrator: true, PasswordExpires: false) }, isDetailed: false);

    /// <summary>The same with another part.</summary>
    public static ServerPrograms But(
        this ServerPrograms programs, IReadOnlyList<WebBrowser>? browsers = null, IReadOnlyList<RemoteProgram>? remote = null, IReadOnlyList<ServerAccount>? accounts = null,
        DotNetFramework? dotNet = null, IReadOnlyList<SetupRestriction>? restrictions = null, IReadOnlyList<VisualCppRuntime>? runtimes = null, bool is32Bit = false) => new()
        {
            Is64Bit = !is32Bit,
            Installed = programs.Installed,
            VisualCpp = runtimes ?? programs.VisualCpp,
            DotNet = dotNet ?? programs.DotNet,
            Browsers = browsers ?? programs.Browsers,
            Remote = remote ?? programs.Remote,
            Services = programs.Services,
            ScheduledTasks = programs.ScheduledTasks,
            Accounts = accounts ?? programs.Accounts,
            Restrictions = restrictions ?? programs.Restrictions,
            AccountControl = programs.AccountControl,
        };

    /// <summary>Runtimes without one.</summary>
    public static IReadOnlyList<VisualCppRuntime> Without(this ServerPrograms programs, string release, string architecture) =>
        [.. programs.VisualCpp!.Where(runtime => runtime.Release != release || runtime.Architecture != architecture)];
}
