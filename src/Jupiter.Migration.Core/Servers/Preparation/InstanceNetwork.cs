using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// How an instance is reached ("Configure a server to listen on a specific TCP port" and "SQL Server Browser service" on Microsoft Learn): POS
/// terminals call the new one as they called the old one.
/// </summary>
internal static class InstanceNetwork
{
    private const string Root = @"SuperSocketNetLib\";
    private const string Port = Root + @"Tcp\IPAll\TcpPort";
    private static readonly CheckDefinition Protocol = CheckRegister.Find("Instance.Protocol");
    private static readonly CheckDefinition TcpPort = CheckRegister.Find("Instance.Port");
    private static readonly CheckDefinition Browser = CheckRegister.Find("Instance.Browser");
    private static readonly (string Key, string Name)[] Protocols = [(Root + @"Tcp\Enabled", "TCP/IP"), (Root + @"Np\Enabled", "Named Pipes")];

    public static IEnumerable<CheckResult> Check(InstanceInventory instance, InstanceInventory recorded)
    {
        var (now, then) = (Values(instance), Values(recorded));
        foreach (var (key, name) in Protocols)
        {
            var subject = $"{instance.ServerInstance}, {name}";
            if (!(now.TryGetValue(key, out var isOn) && then.TryGetValue(key, out var wasOn)))
            {
                yield return Protocol.Result(CheckStatus.Unknown, subject, then.TryGetValue(key, out var known) ? State(known) : SR.NotKnown, SR.NotKnown);
            }
            else
            {
                yield return Protocol.Verdict(wasOn != "1" || isOn == "1", subject, State(wasOn), State(isOn));
            }
        }

        // Without a port of its own an instance takes another at each start, and Browser tells which.
        var (port, oldPort) = (now.TryGetValue(Port, out var text) ? text : null, then.TryGetValue(Port, out var oldText) ? oldText : null);
        yield return port is null || oldPort is null ? TcpPort.Result(CheckStatus.Unknown, instance.ServerInstance, Shown(oldPort), Shown(port))
            : TcpPort.Verdict(oldPort.Length == 0 || port == oldPort, instance.ServerInstance, Shown(oldPort), Shown(port));
        if (recorded.InstanceName.Length > 0)
        {
            yield return Browser.Verdict(
                recorded.BrowserAnswers != true || instance.BrowserAnswers == true, instance.ServerInstance, Answer(recorded.BrowserAnswers), Answer(instance.BrowserAnswers));
        }
    }

    private static Dictionary<string, string> Values(InstanceInventory instance) => instance.Items
        .Where(item => item is { Kind: InstanceItemKind.Registry, IsKnown: true }).GroupBy(item => item.Name, System.StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First().Detail("value_data"), System.StringComparer.OrdinalIgnoreCase);

    private static string State(string enabled) => enabled == "1" ? SR.SwitchedOn : SR.SwitchedOff;

    private static string Shown(string? port) => port is null ? SR.NotKnown : port.Length == 0 ? SR.PortAtEachStart : port;

    private static string Answer(bool? answers) => answers switch { true => SR.BrowserAnswers, false => SR.BrowserSilent, null => SR.NotKnown };
}
