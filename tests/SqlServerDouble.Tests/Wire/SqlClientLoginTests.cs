using System;
using System.Linq;
using System.Security.Authentication;
using Jupiter.Migration.SqlServerDouble.Wire;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>How Microsoft.Data.SqlClient gets in.</summary>
public sealed class SqlClientLoginTests : WireTests
{
    [Theory]
    [InlineData("10.50.6000", "10.50.6000")]
    [InlineData("12.0.6024", "12.00.6024")]
    [InlineData("15.0.4430", "15.00.4430")]
    [InlineData("16.0.4195", "16.00.4195")]
    public void A_client_logs_in_to_every_version(string version, string seen)
    {
        Instance = new ScriptedInstance { ProductVersion = Version.Parse(version) };
        using var connection = Connect(address =>
        {
            address.InitialCatalog = "Юпитер";
            address.WorkstationID = "КАССА-1";
            address.ApplicationName = "Jupiter.Касса";
            address.Password = "pw «пароль»";
        });

        Assert.Equal((seen, "Юпитер"), (connection.ServerVersion, connection.Database));
        var login = Assert.Single(Instance.Logins);
        Assert.Equal(
            ("КАССА-1", "Jupiter.Касса", "sa", "pw «пароль»", "Юпитер", Environment.ProcessId),
            (login.HostName, login.ProgramName, login.LoginName, login.Password, login.Database, login.ProcessId));
        Assert.Equal(connection.ServerProcessId, Instance.Sessions.Keys.Single());
        Assert.Equal((short)connection.ServerProcessId, Ask(connection, "spid"));
    }

    [Fact]
    public void A_refused_login_tells_number_class_and_state()
    {
        var error = Assert.Throws<SqlException>(() => Connect(address => address.Password = "wrong"));

        Assert.Equal((18456, (byte)14, (byte)8), (error.Number, error.Class, error.State));
        Assert.Equal("Login failed for user 'sa'.", error.Message);
    }

    [Theory]
    [InlineData(WireEncryption.NotSupported, false)]
    [InlineData(WireEncryption.Optional, false)]
    [InlineData(WireEncryption.Optional, true)]
    [InlineData(WireEncryption.Required, false)]
    [InlineData(WireEncryption.Required, true)]
    public void Whatever_is_encrypted_rows_come_through(WireEncryption server, bool clientEncrypts)
    {
        using var connection = Connect(
            address => address.Encrypt = clientEncrypts ? SqlConnectionEncryptOption.Mandatory : SqlConnectionEncryptOption.Optional,
            Listen(server));

        using var command = new SqlCommand("rows 1000 100", connection);
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            Assert.Equal((++count, TypeSample.Text(100)), (reader.GetInt32(0), reader.GetString(1)));
        }

        Assert.Equal(1000, count);
    }

    [Fact]
    public void A_client_that_must_encrypt_leaves_a_server_that_cannot()
    {
        var listener = Listen(WireEncryption.NotSupported);

        Assert.Throws<SqlException>(() => Connect(address => address.Encrypt = SqlConnectionEncryptOption.Mandatory, listener));
        Assert.Empty(Instance.Logins);
    }

    [Fact]
    public void A_certificate_that_nobody_trusts_is_refused_by_the_client()
    {
        var error = Assert.Throws<SqlException>(() => Connect(address =>
        {
            address.Encrypt = SqlConnectionEncryptOption.Mandatory;
            address.TrustServerCertificate = false;
        }));

        Assert.Contains("certificate", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_server_of_old_TLS_fails_in_the_handshake()
    {
        var listener = Listen(refusesModernTls: true);

        var error = Assert.Throws<SqlException>(() => Connect(address => address.Encrypt = SqlConnectionEncryptOption.Mandatory, listener));

        Assert.Contains("pre-login handshake", error.Message, StringComparison.Ordinal);
        Assert.IsType<AuthenticationException>(error.InnerException);
    }

    [Fact]
    public void A_pooled_connection_is_reset_before_it_is_used_again()
    {
        var listener = Listen();
        for (var i = 0; i < 3; i++)
        {
            using var connection = Connect(address => address.Pooling = true, listener);
            Ask(connection, "spid");
        }

        var session = Assert.Single(Instance.Sessions).Value;
        Assert.Equal(2, session.Resets);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(4096)]
    [InlineData(32767)]
    public void Packets_have_the_size_that_the_client_wants(int size)
    {
        using var connection = Connect(address => address.PacketSize = size);
        Assert.Equal(size, connection.PacketSize);
        var begin = Faults.PacketsSeen;

        var query = "--" + new string('ы', 1_000_000);
        Assert.Equal(query.Length, Ask(connection, query));
        using var command = new SqlCommand("lob 1000000", connection);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(TypeSample.Bytes(1_000_000), (byte[])reader[0]);
        Assert.Equal(TypeSample.Text(1_000_000), reader.GetString(1));

        Assert.InRange(Faults.PacketsSeen - begin, 4_000_000 / (size - 8), (4_100_000 / (size - 8)) + 10);
    }
}
