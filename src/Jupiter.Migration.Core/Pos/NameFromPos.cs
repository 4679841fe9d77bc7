using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Pos;

/// <summary>
/// Where the server's name leads on the computer itself (clause R5), for those that the venue lets be asked by CIM. The computer pings the name
/// (<c>Win32_PingStatus</c>, Windows XP and newer) and tells which address its own name services gave: its hosts file, its DNS, its memory.
/// </summary>
internal sealed class NameFromPos(PosCheckRequest request, ICimSource source)
{
    private const string Namespace = @"root\cimv2";

    /// <summary>Asks.</summary>
    /// <param name="step">The step.</param>
    /// <param name="computer">The computer.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Pass or Fail; Warning where it does not tell.</returns>
    public CheckResult Check(PosStep step, PosComputer computer, CancellationToken cancellation)
    {
        // What a host may be written with has no quote in it.
        var query = $"SELECT ProtocolAddress FROM Win32_PingStatus WHERE Address='{NetworkHost.Parse(request.ServerName).Text}' AND Timeout=2000";
        try
        {
            var told = source.Query(computer.Host.Text, Namespace, query, cancellation)
                .Select(row => row.Value("ProtocolAddress") as string).FirstOrDefault(text => !string.IsNullOrEmpty(text));
            return IPAddress.TryParse(told ?? "", out var address)
                ? step.Found(IsServer(NetworkHost.Plain(address), cancellation) ? CheckStatus.Pass : CheckStatus.Fail, address.ToString())
                : step.Found(CheckStatus.Warning, SR.NameUnknownThere);
        }
        catch (NoDeviceAnswerException e)
        {
            return step.Found(CheckStatus.Warning, e.Message);
        }
    }

    private bool IsServer(IPAddress address, CancellationToken cancellation) => new ServerNameCheck(request).IsServer(address, cancellation);
}
