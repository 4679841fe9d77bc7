using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Scenarios;

/// <summary>Runs tests/scenarios/*.Tests.ps1, which are Pester 5 files, through the stand-in, so that they never rot.</summary>
[Trait("Tier", "Whole")]
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(StagedModule.RepoRoot, "tests", "scenarios");

    public static IEnumerable<TheoryDataRow<string>> Files() =>
        Directory.EnumerateFiles(Folder, "*.Tests.ps1").Order().Select(path => new TheoryDataRow<string>(Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_test_of_the_file_passes(string file)
    {
        var standIn = Path.Combine(StagedModule.RepoRoot, "tests", "Jupiter.Migration.Tests", "Scenarios", "PesterStandIn.ps1");
        var drive = Directory.CreateTempSubdirectory("jupiter-scenario-").FullName;
        try
        {
            using var session = new HostedSession();
            var results = session.Run(". $standIn; Invoke-StandIn -Path $path -TestDrive $drive", ("standIn", standIn), ("path", Path.Combine(Folder, file)), ("drive", drive))
                .Select(result => (Hashtable)result.BaseObject).ToArray();

            Assert.NotEmpty(results);
            TestContext.Current.TestOutputHelper?.WriteLine($"{results.Length} tests of {file}");
            var failures = results.Where(result => result["Error"]?.ToString() is { Length: > 0 }).Select(result => $"{result["Name"]}: {result["Error"]}").ToArray();
            Assert.True(failures.Length == 0, string.Join(Environment.NewLine, failures));
        }
        finally
        {
            Directory.Delete(drive, recursive: true);
        }
    }
}
