using System;
using System.IO;
using Jupiter.Migration.SqlServerDouble.Tests.Wire;
using Jupiter.Migration.SqlServerDouble.Wire;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests;

/// <summary>The instance and its listener together, and how the command line describes them.</summary>
public sealed class DoubleServerTests
{
    [Fact]
    public void The_command_line_describes_a_server()
    {
        var options = DoubleServerOptions.Parse(
            ["--version", "2008R2", "--port", "14330", "--data", "folder", "--user", "касса", "--password-stdin", "--encryption", "required"],
            new StringReader("пароль\nrest").ReadLine);

        Assert.Equal(
            (new Version(10, 50, 6000), 14330, "folder", "касса", "пароль", WireEncryption.Required),
            (options.Product, options.Listener.Port, options.DataFolder, options.User, options.Password, options.Listener.Encryption));
    }

    [Theory]
    [InlineData("--version", "2005")]
    [InlineData("--encryption", "much")]
    [InlineData("--port")]
    [InlineData("--speed", "5")]
    [InlineData("--path-map", "C:")]
    public void What_is_no_option_is_refused(params string[] arguments) =>
        Assert.Throws<ArgumentException>(() => DoubleServerOptions.Parse(arguments, () => null));

    [Theory]
    [InlineData(@"C:\Temp\Ночь\Jupiter.bak", "/prefix/drive_c/Temp/Ночь/Jupiter.bak")]
    [InlineData(@"c:\Temp", "/prefix/drive_c/Temp")]
    [InlineData(@"Z:\srv\Jupiter.bak", "/srv/Jupiter.bak")]
    [InlineData(@"C:\Backups\Jupiter.bak", "/backups/Jupiter.bak")]
    [InlineData("/srv/Jupiter.bak", "/srv/Jupiter.bak")]
    public void Paths_of_a_client_on_another_system_are_found_here(string path, string local)
    {
        var options = DoubleServerOptions.Parse(
            ["--path-map", @"C:\=/prefix/drive_c", "--path-map", @"Z:\=/", "--path-map", @"C:\Backups\=/backups"], () => null);

        Assert.Equal(local, options.Paths.Local(path));
    }

    [Fact]
    public void A_server_is_ready_when_it_has_started()
    {
        using var server = DoubleServer.Start(new DoubleServerOptions(), options => new ScriptedInstance { ProductVersion = options.Product });
        using var connection = new SqlConnection(
            $"Data Source={server.Address};User ID=sa;Password=pw;TrustServerCertificate=true;Pooling=false");
        connection.Open();

        Assert.StartsWith("16.", connection.ServerVersion, StringComparison.Ordinal);
        Assert.Equal(0, server.Faults.PacketsSeen);
    }
}
