using System;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Backups;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Names;

/// <summary>Where restored files come to stand: in the target's folders, whatever the database and its files are called.</summary>
public sealed class TargetFilesTests
{
    private static readonly InstanceFacts Windows = Facts(@"D:\Data\", @"L:\Logs");
    private static readonly InstanceFacts Linux = Facts("/var/opt/mssql/data/", "/var/opt/mssql/log");

    [Theory]
    [InlineData(@"..\..\Windows\x")]
    [InlineData("/etc/passwd")]
    [InlineData("CON")]
    [InlineData("a:b")]
    [InlineData("Ресторан «Юпитер»")]
    [InlineData("...")]
    public void No_name_leads_out_of_the_folder(string database)
    {
        AssertInside(database, Windows, @"D:\Data\", @"L:\Logs\", '\\');
        AssertInside(database, Linux, "/var/opt/mssql/data/", "/var/opt/mssql/log/", '/');
    }

    [Fact]
    public void Nor_does_any_other() => Gen.String[1, 128].Sample(database =>
    {
        AssertInside(database, Windows, @"D:\Data\", @"L:\Logs\", '\\');
    }, iter: 500);

    [Fact]
    public void Two_restores_of_one_backup_do_not_meet()
    {
        var once = TargetFiles.Place(Files(), "Jupiter", Windows).Select(place => place.Path);
        var again = TargetFiles.Place(Files(), "Jupiter", Windows).Select(place => place.Path);

        Assert.Empty(once.Intersect(again));
    }

    private static void AssertInside(string database, InstanceFacts facts, string data, string log, char separator)
    {
        var places = TargetFiles.Place(Files(), database, facts);
        Assert.Equal(places.Count, places.Select(place => place.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var (file, path) in places)
        {
            var folder = file.Type == "L" ? log : data;
            Assert.StartsWith(folder, path, StringComparison.Ordinal);
            var name = path[folder.Length..];
            Assert.DoesNotContain(separator, name);
            Assert.All(name, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '_' or '.', path));
            Assert.DoesNotContain("..", name, StringComparison.Ordinal);
        }
    }

    private static InstanceFacts Facts(string data, string log) =>
        new() { Product = "SQL Server", Version = "16.0", MachineName = "JUPITER", DefaultDataPath = data, DefaultLogPath = log };

    private static BackupSetFile[] Files() =>
    [
        new() { LogicalName = "Jupiter", PhysicalName = @"C:\a\..\b.mdf", Type = "D", SizeBytes = 1 },
        new() { LogicalName = "Jupiter_log", PhysicalName = @"C:\a.ldf", Type = "L", SizeBytes = 1 },
        new() { LogicalName = "Archive", PhysicalName = @"E:\archive.ndf", Type = "D", SizeBytes = 1 },
        new() { LogicalName = "Documents", PhysicalName = @"E:\docs", Type = "S", SizeBytes = 1 },
    ];
}
