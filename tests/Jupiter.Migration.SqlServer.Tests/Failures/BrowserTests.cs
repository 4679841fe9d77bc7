using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>
/// Instances that are found by SQL Server Browser, played at UDP 1434 of a loopback address as MC-SQLR 2.2.5 lays its answers out. Express
/// is installed with TCP off and the Browser stopped.
/// </summary>
public sealed class BrowserTests
{
    private const int Port = 1434;

    [Fact]
    public void A_browser_that_is_silent_is_named_and_not_the_server_called_off()
    {
        var error = Open("127.0.3.1\\SQLEXPRESS");

        Assert.Equal("SqlBrowserSilent", error.ErrorId);
        Assert.Contains("SQLEXPRESS", error.Message);
        Assert.Contains("HOST,PORT", error.Remedy);
    }

    [Theory]
    [InlineData("127.0.3.2\\SQLEXPRESS", "SQLEXPRESS")]
    [InlineData("127.0.3.3", "MSSQLSERVER")]
    public void An_instance_without_a_port_has_its_tcp_off(string address, string instance)
    {
        using var browser = new PlayedBrowser(address.Split('\\')[0], $"ServerName;JUPITER;InstanceName;{instance};IsClustered;No;Version;15.0.2000.5;;");

        var error = Open(address);

        Assert.Equal("SqlTcpDisabled", error.ErrorId);
        Assert.Contains("Configuration Manager", error.Remedy);
    }

    [Theory]
    [InlineData("127.0.3.4\\JUPITER", "SQLEXPRESS", 50001)]
    [InlineData("127.0.3.5", "SQLEXPRESS", 50001)]
    [InlineData("127.0.3.6", "MSSQLSERVER", 50001)]
    public void Whoever_asks_for_another_instance_is_told_which_there_are(string address, string instance, int port)
    {
        using var browser = new PlayedBrowser(
            address.Split('\\')[0], $"ServerName;JUPITER;InstanceName;{instance};IsClustered;No;Version;15.0.2000.5;tcp;{port};;");

        var error = Open(address);

        Assert.Equal("SqlInstanceElsewhere", error.ErrorId);
        Assert.Contains($"JUPITER\\{instance} 15.0.2000.5 tcp {port}", error.Message);
    }

    [Theory]
    [InlineData("127.0.3.7\\SQLEXPRESS", "SQLEXPRESS", 9)]
    [InlineData("127.0.3.8", "MSSQLSERVER", 1433)]
    public void An_instance_whose_own_port_refuses_is_not_explained_away(string address, string instance, int port)
    {
        using var browser = new PlayedBrowser(
            address.Split('\\')[0], $"ServerName;JUPITER;InstanceName;{instance};IsClustered;No;Version;15.0.2000.5;tcp;{port};;");

        Assert.Equal("ServerNotReached", Open(address).ErrorId);
    }

    private static MigrationException Open(string address) => NightWork.Try(() => new SqlServerEngine().Open(ServerAddress.Parse(address).With(new ServerAccess
    {
        Credential = new NetworkCredential("sa", "x"), ConnectionTimeout = TimeSpan.FromSeconds(2),
    })).Dispose())!;

    private sealed class PlayedBrowser : IDisposable
    {
        private readonly UdpClient _socket;

        public PlayedBrowser(string address, string instances)
        {
            _socket = new UdpClient(new IPEndPoint(IPAddress.Parse(address), Port));
            var text = Encoding.ASCII.GetBytes(instances);
            _ = Task.Run(() => AnswerAsync([0x05, (byte)text.Length, (byte)(text.Length >> 8), .. text]));
        }

        public void Dispose() => _socket.Dispose();

        private async Task AnswerAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    var question = await _socket.ReceiveAsync();
                    await _socket.SendAsync(answer, question.RemoteEndPoint);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
