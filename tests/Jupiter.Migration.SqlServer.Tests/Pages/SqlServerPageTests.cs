using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Options;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Statements;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Pages;

/// <summary>docs/sql-server.md says what the code does: its made table, its versions, its editions.</summary>
public sealed partial class SqlServerPageTests
{
    private static readonly string PagePath = ShippedStatement.RepositoryPath("docs", "sql-server.md");

    [Fact]
    public void The_table_of_what_is_carried_is_the_engine_s()
    {
        var page = File.ReadAllText(PagePath);
        var made = Carried().Replace(page, match => match.Groups["head"].Value + CarriedTable.Text());
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, made);
        }

        Assert.Matches(Carried(), page);
        Assert.Equal(made, File.ReadAllText(PagePath));
        Assert.All(CarriedTable.Others, row => Assert.NotNull(CheckRegister.Find(row.Check)));
    }

    [Fact]
    public void The_versions_are_those_of_the_code()
    {
        var table = Versions();

        string[] restores = [.. Releases().Select(release => ServerVersions.NewestDatabase(release.Newest) is { } newest
            ? release.Oldest == release.Newest ? $"{newest}" : $"{ServerVersions.NewestDatabase(release.Oldest)}, {newest}"
            : "compared by major version")];
        Assert.Equal(restores, table["newest internal version that it restores"]);
        Assert.Equal(
            Releases().Select(release => $"{ServerVersions.ExpressLimitBytes(release.Newest) >> 30} GB"), table["largest database of Express"]);
    }

    [Theory]
    [InlineData("Express Edition (64-bit)", 4)]
    [InlineData("Web Edition (64-bit)", 2)]
    [InlineData("Standard Edition (64-bit)", 2)]
    [InlineData("Enterprise Edition (64-bit)", 3)]
    [InlineData("Developer Edition (64-bit)", 3)]
    public void The_editions_are_those_of_the_code(string edition, int number)
    {
        using var server = new RunningDouble(install: options => options with { Edition = edition, EngineEdition = number });
        using var sessions = new ServerSessions(server.Address);
        using var session = sessions.Lend(CancellationToken.None);
        var facts = ServerFacts.Read(session, server.Address, CancellationToken.None);
        var row = File.ReadLines(PagePath).Single(line => line.StartsWith($"| {edition.Split(' ')[0]}", StringComparison.Ordinal));

        Assert.Equal(
            [facts.CompressesBackups ? "yes" : "no", Since("ColumnStoreIndex", facts), Since("ChangeCapture", facts), Since("TransparentDataEncryption", facts)],
            row.Split('|', StringSplitOptions.TrimEntries)[2..^1]);
    }

    private static string Since(string feature, ServerFacts facts) => EditionFeatures.Since(feature, facts) switch
    {
        null => "no",
        var version when version == ServerVersions.Oldest => "every version",
        { Major: 13 } version => version.Build > 0 ? "2016 SP1" : "2016",
        { Major: 15 } => "2019",
        var version => version.ToString(),
    };

    private static IEnumerable<(Version Oldest, Version Newest)> Releases() =>
        new[] { ("10.50", "10.50"), ("11.0", "11.0"), ("12.0", "12.0"), ("13.0", "14.0"), ("15.0", "15.0"), ("16.0", "16.0"), ("17.0", "17.0") }
            .Select(pair => (Version.Parse(pair.Item1), Version.Parse(pair.Item2)));

    private static Dictionary<string, string[]> Versions() => File.ReadLines(PagePath)
        .SkipWhile(line => line != "## Versions").SkipWhile(line => !line.StartsWith("| |", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1], cells => cells[2..^1]);

    [GeneratedRegex(@"(?<head><!-- carried -->\n\n)(?:\|.*\n)*", RegexOptions.CultureInvariant)]
    private static partial Regex Carried();
}
