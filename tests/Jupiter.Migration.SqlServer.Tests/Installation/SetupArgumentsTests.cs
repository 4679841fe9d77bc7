using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.Servers.Surroundings;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>The command line of the set-up says what the settings say, in the documented form, and no value says more than it is.</summary>
public sealed class SetupArgumentsTests
{
    [Fact]
    public void The_line_has_the_documented_form_and_is_shown_without_the_password()
    {
        const string Rest = " /ADDCURRENTUSERASSQLADMIN=True /SQLSVCACCOUNT=\"NT Service\\MSSQL$SQLEXPRESS\" /SQLSVCSTARTUPTYPE=\"Automatic\" /BROWSERSVCSTARTUPTYPE=\"Automatic\""
            + " /TCPENABLED=1 /NPENABLED=0 /SQLUSERDBDIR=\"D:\\Jupiter data\" /SQLUSERDBLOGDIR=\"E:\\\\\" /UpdateEnabled=False";
        const string Begin = "/Q /IACCEPTSQLSERVERLICENSETERMS /ACTION=\"Install\" /FEATURES=\"SQLEngine\" /INSTANCENAME=\"SQLEXPRESS\" /SQLCOLLATION=\"Cyrillic_General_CI_AS\"";

        Assert.Equal(Begin + " /SECURITYMODE=\"SQL\" /SAPWD=\"***\"" + Rest, SetupArguments.Shown(SampleSettings.Express, 0));
        Assert.Equal(Begin + " /SECURITYMODE=\"SQL\" /SAPWD=\"S3cret\"" + Rest, SetupArguments.Line(SampleSettings.Express, "S3cret", 0));
        Assert.Equal(Begin + Rest, SetupArguments.Shown(SampleSettings.Express with { IsMixedMode = false }, 0));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    [InlineData(16, true)]
    public void Set_ups_that_know_it_are_told_that_the_privacy_statement_was_accepted(int version, bool isTold) =>
        Assert.Equal(isTold, SetupArguments.Shown(SampleSettings.Express, version).Contains(" /SUPPRESSPRIVACYSTATEMENTNOTICE ", System.StringComparison.Ordinal));

    [Fact]
    public void The_default_instance_has_its_own_service_and_needs_no_Browser()
    {
        var line = SetupArguments.Shown(SampleSettings.Express with { InstanceName = "MSSQLSERVER", Protocols = [SetupProtocol.Tcp, SetupProtocol.NamedPipes], ServiceStart = SetupStart.Manual }, 0);

        Assert.Contains("/SQLSVCACCOUNT=\"NT Service\\MSSQLSERVER\" /SQLSVCSTARTUPTYPE=\"Manual\" /TCPENABLED=1 /NPENABLED=1", line);
        Assert.Equal(".", EngineSettingsOf("MSSQLSERVER").LocalAddress().Text);
        Assert.Equal(@".\SQLEXPRESS", EngineSettingsOf("SQLEXPRESS").LocalAddress().Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Default")]
    [InlineData("SEVENTEENLETTERSX")]
    [InlineData("1C")]
    [InlineData("_A")]
    [InlineData("A_")]
    [InlineData("A B")]
    [InlineData("A-B")]
    [InlineData("A\\B")]
    [InlineData("A'B")]
    [InlineData("A\" /SAPWD=\"x")]
    [InlineData("A\n")]
    public void A_name_that_no_instance_has_is_refused(string name) => Refused(EngineSettingsOf(name));

    [Theory]
    [InlineData("SQLEXPRESS")]
    [InlineData("БАР2")]
    [InlineData("A$B_1")]
    [InlineData("SIXTEENLETTERS16")]
    public void A_name_that_an_instance_may_have_is_taken(string name) => Assert.Contains($"/INSTANCENAME=\"{name}\" ", SetupArguments.Shown(EngineSettingsOf(name), 0));

    [Theory]
    [InlineData("")]
    [InlineData("Cyrillic")]
    [InlineData("Cyrillic_General_CI_AS /SAPWD=x")]
    [InlineData("Cyrillic_General_CI_AS\" \"")]
    [InlineData("Кириллица_CI_AS")]
    public void What_is_no_name_of_a_collation_is_refused(string collation) => Refused(SampleSettings.Express with { Collation = collation });

    [Theory]
    [InlineData("data")]
    [InlineData(@"\\server\data")]
    [InlineData("/var/opt")]
    [InlineData("D:data")]
    [InlineData("D:\\a\" /X=\"b")]
    [InlineData("D:\\a\\CON")]
    [InlineData("D:\\a\\..\\b")]
    [InlineData("D:\\a\u202Eb")]
    [InlineData("D:\\a\nb")]
    [InlineData("D:\\a\\\\b")]
    public void What_is_no_folder_on_a_drive_is_refused(string path)
    {
        Refused(SampleSettings.Express with { DataPath = path });
        Refused(SampleSettings.Express with { LogPath = path });
        Refused(SampleSettings.Express with { BackupPath = path });
    }

    [Fact]
    public void Numbers_out_of_their_range_and_a_port_without_TCP_are_refused()
    {
        Refused(SampleSettings.Express with { Port = 0 });
        Refused(SampleSettings.Express with { Port = 65_536 });
        Refused(SampleSettings.Express with { Protocols = [SetupProtocol.NamedPipes] });
        Refused(SampleSettings.Express with { MemoryLimitMegabytes = 127 });
        Refused(SampleSettings.Express with { MemoryLimitMegabytes = int.MaxValue });
    }

    [Fact]
    public void What_is_neither_given_nor_recorded_is_named() => Assert.Equal(
        ("EngineSettingMissing", "Collation"),
        Assert.Throws<MigrationException>(() => SetupArguments.Shown(new EngineSettings { InstanceName = "A" }, 0)) is var error ? (error.ErrorId, error.TargetObject) : default);

    [Fact]
    public void The_old_server_tells_what_it_was_like()
    {
        var settings = RecordedSettings.Of(Old(
            Item(InstanceItemKind.Registry, @"SuperSocketNetLib\Tcp\IPAll\TcpPort", ("value_data", "14330")),
            Item(InstanceItemKind.Registry, @"SuperSocketNetLib\Tcp\Enabled", ("value_data", "1")),
            Item(InstanceItemKind.Registry, @"SuperSocketNetLib\Np\Enabled", ("value_data", "1")),
            Item(InstanceItemKind.Configuration, "max server memory (MB)", ("value_in_use", "1400"))));

        Assert.Equal(("JUP", "Cyrillic_General_CI_AS", true, 14330, 1400), (settings.InstanceName, settings.Collation, settings.IsMixedMode, settings.Port, settings.MemoryLimitMegabytes));
        Assert.Equal([SetupProtocol.Tcp, SetupProtocol.NamedPipes], settings.Protocols);
        Assert.Equal((SetupStart.Manual, null), (settings.ServiceStart, settings.BrowserStart));
    }

    [Fact]
    public void A_limit_below_the_least_is_raised_and_an_unknown_mode_is_asked_for()
    {
        var settings = RecordedSettings.Of(Old(acceptsSqlLogins: null, Item(InstanceItemKind.Configuration, "max server memory (MB)", ("value_in_use", "16"))));

        Assert.Equal(128, settings.MemoryLimitMegabytes);
        var error = Assert.Throws<MigrationException>(() => SetupArguments.Shown(settings, 0));
        Assert.Equal(("EngineSettingMissing", "MixedMode"), (error.ErrorId, error.TargetObject));
    }

    [Theory]
    [InlineData("1433,1434", "2147483647")]
    [InlineData("", "0")]
    [InlineData("99999", "x")]
    public void What_was_not_told_as_one_number_is_not_guessed(string port, string memory)
    {
        var settings = RecordedSettings.Of(Old(
            Item(InstanceItemKind.Registry, @"SuperSocketNetLib\Tcp\IPAll\TcpPort", ("value_data", port)),
            Item(InstanceItemKind.Configuration, "max server memory (MB)", ("value_in_use", memory))));

        Assert.Null(settings.Port);
        Assert.Null(settings.MemoryLimitMegabytes);
    }

    [Fact]
    public void A_port_of_a_protocol_that_was_off_is_none()
    {
        var settings = RecordedSettings.Of(Old(
            Item(InstanceItemKind.Registry, @"SuperSocketNetLib\Tcp\IPAll\TcpPort", ("value_data", "1433")),
            Item(InstanceItemKind.Registry, @"SuperSocketNetLib\Tcp\Enabled", ("value_data", "0"))));

        Assert.Null(settings.Port);
        Assert.Empty(settings.Protocols);
        Assert.Contains("/TCPENABLED=0", SetupArguments.Shown(settings, 0));
    }

    [Fact]
    public void An_inventory_without_an_instance_tells_nothing()
    {
        Assert.Null(RecordedSettings.Of(null).InstanceName);
        Assert.Null(RecordedSettings.Of(Old() with { Instance = null }).InstanceName);
    }

    private static EngineSettings EngineSettingsOf(string name) => SampleSettings.Express with { InstanceName = name };

    private static void Refused(EngineSettings settings) =>
        Assert.Contains(Assert.Throws<MigrationException>(() => SetupArguments.Shown(settings, 0)).ErrorId, new[] { "EngineSettingInvalid", "EngineSettingMissing" });

    private static InstanceItem Item(InstanceItemKind kind, string name, params (string Name, string Value)[] details) =>
        new() { Kind = kind, Name = name, Details = [.. details.Select(detail => new ItemDetail { Name = detail.Name, Value = detail.Value })] };

    private static ServerInventory Old(params InstanceItem[] items) => Old(acceptsSqlLogins: true, items);

    private static ServerInventory Old(bool? acceptsSqlLogins, params InstanceItem[] items) => new()
    {
        ComputerName = "JUPITER",
        ReadAt = default,
        MemoryModules = [],
        Processors = [],
        Disks = [],
        SqlInstances = [new InstalledInstance { Name = "jup", ServiceName = "MSSQL$JUP", ServiceStart = "Manual" }],
        Instance = new InstanceInventory
        {
            ServerInstance = @"JUPITER\JUP", Product = "SQL Server", Version = "12.0.6024.0", MachineName = "JUPITER", ServerName = @"JUPITER\JUP",
            Collation = "Cyrillic_General_CI_AS", AcceptsSqlLogins = acceptsSqlLogins, BrowserAnswers = false, Items = items,
        },
    };
}
