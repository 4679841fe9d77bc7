using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Wire;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>Servers that can't be reached, do not answer, or let nobody in.</summary>
public sealed class ConnectionTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static TheoryData<int> Refusals => new(ConnectionCase.All.Select(one => one.Message.Number));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_login_that_is_refused_is_told_why(int number)
    {
        var expected = ConnectionCase.All.Single(one => one.Message.Number == number);
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner) { Refusal = expected.Message });

        var error = Fails(expected.ErrorId, expected.Category, server.Address);

        Assert.Contains($"{number}: {expected.Message.Text}", error.Message);
    }

    [Fact]
    public void A_server_that_refuses_for_a_reason_that_nobody_knows_yet_has_answered_and_is_quoted()
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner) { Refusal = new(49999, 19, "Whatever a later version says.") });

        var error = Fails("ServerRefuses", MigrationErrorCategory.ResourceUnavailable, server.Address);

        Assert.Contains("49999: Whatever a later version says", error.Message);
    }

    [Theory]
    [InlineData(17809)]
    [InlineData(18401)]
    [InlineData(40613)]
    public void A_refusal_that_ends_the_connection_is_an_answer_as_well(int number)
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner) { Refusal = new(number, 20, "In the server's words.") });

        Fails("ServerRefuses", MigrationErrorCategory.ResourceUnavailable, server.Address);
    }

    [Fact]
    public void What_lets_in_and_answers_nothing_is_no_failure_without_a_name()
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Contains("ProductVersion", StringComparison.Ordinal) ? "SELECT 1 AS x WHERE 1 = 0" : text,
        });

        Assert.Contains("ProductVersion", Fails("EngineFailed", MigrationErrorCategory.ReadError, server.Address).Message);
    }

    [Fact]
    public void A_wrong_password_is_a_failed_login()
    {
        using var server = new RunningDouble();

        Fails("LoginFailed", MigrationErrorCategory.PermissionDenied, server.AddressWith(new NetworkCredential("sa", "wrong")));
    }

    [Fact]
    public void A_database_that_the_login_is_no_user_of_is_not_accessible()
    {
        using var server = new RunningDouble();
        server.MakeSample();
        server.Run("CREATE LOGIN waiter WITH PASSWORD = N'Long-enough-1'");
        using var instance = new SqlServerEngine().Open(server.AddressWith(new NetworkCredential("waiter", "Long-enough-1")));

        var error = NightWork.Try(() => instance.QueryScalar(NightWork.Database, "SELECT 1", CancellationToken.None));

        Assert.Equal("DatabaseNotAccessible", error?.ErrorId);
    }

    [Fact]
    public void A_server_that_speaks_no_modern_tls_is_told_apart()
    {
        using var server = new RunningDouble(
            listener: new ListenerOptions { Encryption = WireEncryption.Required, RefusesModernTls = true });

        Fails("TlsFailed", MigrationErrorCategory.ResourceUnavailable, server.Address);
    }

    [Fact]
    public void A_server_that_can_not_encrypt_is_told_apart_when_it_must()
    {
        using var server = new RunningDouble(listener: new ListenerOptions { Encryption = WireEncryption.NotSupported });
        var credential = new NetworkCredential(RunningDouble.Login, RunningDouble.Password);

        Fails("TlsFailed", MigrationErrorCategory.ResourceUnavailable, server.AddressWith(credential, ConnectionEncryption.Mandatory));
    }

    [Fact]
    public void A_certificate_that_nobody_vouches_for_is_not_trusted_unless_told_so()
    {
        using var server = new RunningDouble(listener: new ListenerOptions { Encryption = WireEncryption.Required });
        var credential = new NetworkCredential(RunningDouble.Login, RunningDouble.Password);

        Fails(
            "ServerCertificateNotTrusted",
            MigrationErrorCategory.SecurityError,
            server.AddressWith(credential, ConnectionEncryption.Mandatory, trusts: false));
        new SqlServerEngine().Open(server.AddressWith(credential, ConnectionEncryption.Mandatory)).Dispose();
    }

    [Fact]
    public void Where_nobody_listens_no_server_is_reached()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = At((IPEndPoint)free.LocalEndpoint);
        free.Stop();

        Fails("ServerNotReached", MigrationErrorCategory.ResourceUnavailable, address);
    }

    [Fact]
    public void Strict_encryption_with_a_server_that_does_not_speak_it_is_a_matter_of_encryption()
    {
        using var server = new RunningDouble(listener: new ListenerOptions { Encryption = WireEncryption.Optional });
        var credential = new NetworkCredential(RunningDouble.Login, RunningDouble.Password);

        var error = Fails("TlsFailed", MigrationErrorCategory.ResourceUnavailable, server.AddressWith(credential, ConnectionEncryption.Strict));

        Assert.Contains("Strict", error.Remedy);
    }

    [Fact]
    public void A_connection_that_ends_at_its_first_words_was_lost_and_is_no_matter_of_encryption()
    {
        using var server = new RunningDouble();
        server.Faults.Drop(new Regex("@@SPID"));

        Fails("ConnectionLost", MigrationErrorCategory.ResourceUnavailable, server.Address);
    }

    [Fact]
    public async Task Whoever_waits_for_the_first_words_can_leave()
    {
        using var server = new RunningDouble();
        server.Faults.Stall(new Regex("@@SPID"), TimeSpan.FromMinutes(5));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var open = Task.Run(() => new SqlServerEngine().Open(server.Address, stop.Token).Dispose());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_server_has_a_quarter_of_a_minute_to_let_in_and_a_minute_to_answer_unless_told_otherwise() =>
        Assert.Equal(15, ServerAccess.Default.ConnectionTimeout.TotalSeconds);

    [Fact]
    public async Task A_server_that_falls_silent_is_waited_for_and_then_told_so()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var stalled = new RunningDouble();
        stalled.Faults.Stall(new Regex("FROM sys.databases"), TimeSpan.FromMinutes(5));
        using var instance = new SqlServerEngine().Open(At(stalled.Address));
        var clock = Stopwatch.StartNew();

        var before = Task.Run(() => Catch(() => new SqlServerEngine().Open(At((IPEndPoint)silent.LocalEndpoint)).Dispose()));
        var within = Task.Run(() => Catch(() => instance.GetDatabases(CancellationToken.None)));
        await Task.WhenAll(before, within).WaitAsync(Longest);

        Assert.Equal(["ServerTimedOut", "ServerTimedOut"], new[] { (await before).ErrorId, (await within).ErrorId });
        Assert.NotEqual("", (await within).Remedy);
        Assert.InRange(clock.Elapsed, 4 * Timeout, Longest);
    }

    private static ServerAddress At(IPEndPoint end) =>
        ServerAddress.Parse("127.0.0.1," + end.Port.ToString(CultureInfo.InvariantCulture)).With(new ServerAccess
        {
            Credential = new NetworkCredential("sa", "x"), Encryption = ConnectionEncryption.Optional, TrustServerCertificate = true,
            ConnectionTimeout = Timeout,
        });

    private static ServerAddress At(ServerAddress address) => address.With(new ServerAccess
    {
        Credential = address.Access.Credential, Encryption = address.Access.Encryption, TrustServerCertificate = true, ConnectionTimeout = Timeout,
    });

    private static MigrationException Catch(Action work) => Assert.Throws<MigrationException>(work);

    private static MigrationException Fails(string errorId, MigrationErrorCategory category, ServerAddress address)
    {
        var error = NightWork.Try(() => new SqlServerEngine().Open(address).Dispose());
        Assert.NotNull(error);
        Assert.True((errorId, category) == (error.ErrorId, error.Category), error.ToString());
        Assert.NotEqual("", error.Remedy);
        return error;
    }
}
