using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Rehearsals;

/// <summary>The runbooks tell every clause of their procedure, the same on SQL Servers as on embedded ones, and leave nothing behind.</summary>
[Trait("Tier", "Whole")]
public sealed partial class RehearsalStoryTests : IDisposable
{
    private static readonly string[] Replacement = ["R0", "R1", "R2", "R3a", "R3b", "R4a", "R4b", "R5", "R6", "R7", "R8", "R9"];
    private static readonly string[] Reinstallation = ["S1", "S2", "S3a", "S3b", "S4b", "S4c", "S5", "S6", "S7", "S8"];

    private readonly TempFolder _folder = new();
    private readonly DoubleProcess _old = new("2008R2");
    private readonly DoubleProcess _new = new("2022");

    public void Dispose()
    {
        _new.Dispose();
        _old.Dispose();
        _folder.Dispose();
    }

    // A language each: in the other one, and in both on Windows, the rehearsals run on their own in every CI run.
    [Fact]
    public void A_server_replacement_goes_the_same_way() => Compare(
        "Rehearse-ServerReplacement.ps1", Replacement, "ru-RU", "-OldServerInstance", $"'{_old.Address}'", "-NewServerInstance", $"'{_new.Address}'");

    [Fact]
    public void A_reinstallation_goes_the_same_way() => Compare("Rehearse-OsReinstall.ps1", Reinstallation, "en-US", "-OldServerInstance", $"'{_new.Address}'");

    private void Compare(string script, string[] clauses, string culture, params string[] servers)
    {
        var before = (SqlText.Describe(_old.Address), SqlText.Describe(_new.Address));
        var embedded = Run(script, culture, "embedded");

        var played = Run(script, culture, "played", [.. servers, "-Credential", "$credential", "-Encrypt", "Optional", "-TrustServerCertificate"]);

        Assert.True(played.ExitCode == 0, played.Output + played.Errors);
        Assert.Equal(0, embedded.ExitCode);
        Assert.Equal(Story(embedded.Output, "embedded"), Story(played.Output, "played"));
        Assert.Empty(OfServerAlone(embedded.Output));
        Assert.Equal(
            ["Pass Database.Features", "Pass Database.Log", "Pass Database.PageVerify", "Pass Database.SuspectPages"],
            OfServerAlone(played.Output).Select(match => match.Groups["status"] + " " + match.Groups["id"]).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(Regex.Matches(played.Output, "Every check passed|Все проверки прошли"));
        Assert.All(clauses, clause => Assert.Contains($"{Environment.NewLine}[{clause}] ", played.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(SqlText.Password, played.Output + played.Errors, StringComparison.Ordinal);
        Assert.Equal(before.Item1, SqlText.Describe(_old.Address));
        Assert.Equal(before.Item2, SqlText.Describe(_new.Address));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private PwshResult Run(string script, string culture, string name, params string[] access)
    {
        const string Credential = "$credential = [pscredential]::new('sa', (ConvertTo-SecureString $env:SQL_PASSWORD -AsPlainText -Force)); ";
        using var process = PwshProcess.Start(
            _folder.Path,
            $"{Credential}& '{Path.Combine(StagedModule.RepoRoot, "examples", script)}' -Path '{_folder[name]}' -Receipts 200 {string.Join(' ', access)}; exit $LASTEXITCODE",
            culture);
        return process.Finish("", TimeSpan.FromMinutes(3));
    }

    // What differs from one server, or from one run, to the other is evened out; lines, their order and their verdicts are not. What SQL Server
    // alone is asked (features of editions, logins) is left out, and out of the sums of the end, which count every line.
    private string[] Story(string output, string name)
    {
        var alone = OfServerAlone(output).ToLookup(match => match.Groups["status"].Value);
        string Sum(Match sum) => sum.Groups["status"] + " " + (int.Parse(sum.Groups["count"].Value, CultureInfo.InvariantCulture) - alone[sum.Groups["status"].Value].Count());
        return output.Split(Environment.NewLine).Where(line => !OfServerAlone().IsMatch(line))
            .Select(line => Plain(Count().Replace(line.Replace(_folder[name], "PATH", StringComparison.Ordinal), Sum))).ToArray();
    }

    private static Match[] OfServerAlone(string output) => [.. output.Split(Environment.NewLine).Select(line => OfServerAlone().Match(line)).Where(match => match.Success)];

    private static string Plain(string line)
    {
        line = Address().Replace(line, "ADDRESS");
        line = Hash().Replace(line, "HASH");
        line = Time().Replace(line, "TIME");
        line = Size().Replace(line, "SIZE");
        return EngineWords().Replace(line.Replace("dbo.", "", StringComparison.Ordinal), "$1 WORDS");
    }

    [GeneratedRegex(@"^\s+(?<status>\w+)\s+(?<id>(Database|Entry)\.\w+)\s")]
    private static partial Regex OfServerAlone();

    [GeneratedRegex(@"127(\.\d+){3}(,1433)?")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s+(?<status>\w+)\s+(?<count>\d+)$")]
    private static partial Regex Count();

    [GeneratedRegex("[0-9a-f]{32,}")]
    private static partial Regex Hash();

    // With the day before it, where a text has one, and with seconds or without: two runs may have a minute, or midnight, between them.
    [GeneratedRegex(@"(\d{1,2}[/.]\d{1,2}[/.]\d{4}\s)?\d{1,2}:\d\d(:\d\d)?(\s[AP]M)?")]
    private static partial Regex Time();

    // Only sizes of files have so many digits.
    [GeneratedRegex(@"\d{2,3}[,\s\u00A0\u202F]\d{3}\b")]
    private static partial Regex Size();

    // What the engine calls a database that can only be read, and says of it.
    [GeneratedRegex("(?<=(?:Refused|Отказано): ).*(can only be read|доступна только для чтения): .*")]
    private static partial Regex EngineWords();
}
