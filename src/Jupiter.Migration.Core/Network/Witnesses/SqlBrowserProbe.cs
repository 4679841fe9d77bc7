using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Asks SQL Server Browser for all instances of a computer (MC-SQLR 2.2.2, CLNT_UCAST_EX). Needs no credentials.</summary>
internal sealed class SqlBrowserProbe(int port = SqlBrowser.Port) : INetworkProbe
{
    private const int MostShown = 8;

    /// <inheritdoc/>
    public string Name => "SqlBrowser";

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        var reply = await UdpQuestion.AskAsync(new IPEndPoint(address, port), [SqlBrowser.AllInstances], deadline).ConfigureAwait(false);
        return reply.Answer(bytes => SqlBrowserReply.Read(bytes) is { } browser
            ? SR.BrowserReplied.With(string.Join(", ", browser.Instances.Take(MostShown).Select(instance => instance.ToString())))
            : null);
    }
}
