using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>What a database uses and a server may lack: told days before (clause R4a), where the server itself would say it at night only.</summary>
public sealed class FeatureTests
{
    private static readonly byte[] Thumbprint = [0xC0, 0xFF, 0xEE];

    private static InstanceOptions Standard(InstanceOptions options) => options with { EngineEdition = 2, Edition = "Standard Edition (64-bit)" };

    private static InstanceOptions Enterprise(InstanceOptions options) => options with { EngineEdition = 3, Edition = "Enterprise Edition (64-bit)" };

    [Theory]
    [InlineData("Compression", SqlServerVersion.Sql2014, "Express", false)]
    [InlineData("Compression", SqlServerVersion.Sql2014, "Standard", false)]
    [InlineData("Compression", SqlServerVersion.Sql2014, "Enterprise", true)]
    [InlineData("Partitioning", SqlServerVersion.Sql2014, "Express", false)]
    [InlineData("Partitioning", SqlServerVersion.Sql2019, "Express", true)]
    [InlineData("ChangeCapture", SqlServerVersion.Sql2019, "Express", false)]
    [InlineData("ChangeCapture", SqlServerVersion.Sql2019, "Standard", true)]
    [InlineData("TransparentDataEncryption", SqlServerVersion.Sql2019, "Express", false)]
    [InlineData("TransparentDataEncryption", SqlServerVersion.Sql2019, "Standard", true)]
    public void A_feature_that_the_edition_lacks_is_refused_before_anything_is_touched(string feature, SqlServerVersion version, string edition, bool isThere)
    {
        using var servers = new TwoServers(
            SqlServerVersion.Sql2014,
            version,
            options => edition == "Standard" ? Standard(options) : edition == "Enterprise" ? Enterprise(options) : options,
            fill: server => server.Change(traits => traits with { Features = [feature] }));

        if (isThere)
        {
            Assert.Contains(servers.Restore().Checks, check => check is { Id: "Restore.Features", Status: CheckStatus.Pass });
            return;
        }

        Assert.Contains(feature, servers.RefusesFor("Restore.Features").Actual);

        // The double says what the server would have said at night.
        var error = NightWork.Try(() => servers.Restore("Restore.Features"));
        Assert.Equal("ServerLacksFeature", error?.ErrorId);
        Assert.Empty(servers.Target.Databases());
    }

    [Fact]
    public void Streams_contained_users_and_full_text_search_are_asked_of_the_server()
    {
        static DatabaseTraits All(DatabaseTraits traits) => traits with { HasStreams = true, IsContained = true, HasFullText = true };
        using (var servers = new TwoServers(fill: server => server.Change(All)))
        {
            var check = servers.RefusesFor("Restore.Features");
            Assert.All(["FILESTREAM", "contained database authentication", "FullText"], name => Assert.Contains(name, check.Actual));
            Assert.Contains("sp_configure", check.Remedy);
            Assert.Equal("ServerLacksFeature", NightWork.Try(() => servers.Restore("Restore.Features"))?.ErrorId);
        }

        using var ready = new TwoServers(
            installTarget: options => options with { FilestreamLevel = 1, LetsContainedUsersIn = true, HasFullText = true }, fill: server => server.Change(All));
        Assert.Contains(ready.Restore().Checks, check => check is { Id: "Restore.Features", Status: CheckStatus.Pass });
    }

    [Fact]
    public void An_encrypted_database_needs_its_certificate_in_master()
    {
        static void Encrypt(RunningDouble server) => server.Change(traits => traits with { CertificateThumbprint = Thumbprint });
        using (var servers = new TwoServers(installTarget: Standard, fill: Encrypt))
        {
            var checks = servers.Check();

            Assert.Equal(["Restore.Header", "Restore.Certificate", "Restore.Rights"], checks.Select(check => check.Id));
            var certificate = checks[1];
            Assert.Equal(CheckStatus.Fail, certificate.Status);
            Assert.Contains("c0ffee", certificate.Expected);
            Assert.Contains("CREATE CERTIFICATE", certificate.Remedy);
            servers.RequireUntouched();
        }

        using var ready = new TwoServers(installTarget: options => Standard(options) with { Certificates = [Thumbprint] }, fill: Encrypt);
        Assert.Contains(ready.Restore().Checks, check => check is { Id: "Restore.Certificate", Status: CheckStatus.Pass });
    }

    [Fact]
    public void A_new_disk_that_holds_no_database_yet_is_measured()
    {
        static InstanceOptions OnD(InstanceOptions options, long free) => options with { DataPath = @"D:\Data\", SystemPath = @"C:\Data\", OtherDrives = new System.Collections.Generic.Dictionary<char, long> { ['D'] = free } };
        using var large = new TwoServers(installTarget: options => OnD(options, 100L << 30));
        var space = Assert.Single(large.Check(), check => check.Id == "Restore.Space");
        Assert.Equal((CheckStatus.Pass, @"D:\"), (space.Status, space.Evidence));

        using var small = new TwoServers(installTarget: options => OnD(options, 0));
        Assert.Equal(CheckStatus.Fail, Assert.Single(small.Check(), check => check.Id == "Restore.Space").Status);
    }

    [Fact]
    public void The_log_s_share_of_the_room_is_named()
    {
        using var servers = new TwoServers(fill: server => server.Change(traits => traits with { LogBytes = 30L << 30 }));

        Assert.Contains(
            (32.2).ToString("0.0", System.Globalization.CultureInfo.CurrentCulture),
            Assert.Single(servers.Check(), check => check.Id == "Restore.Space").Expected);
    }
}
