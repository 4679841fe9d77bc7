using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.KillTarget;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>A journal on a medium that fails once: a line counts if it was said to be written, and no other does.</summary>
[Trait("Tier", "Whole")]
public sealed class JournalFaultyMediumTests : IDisposable
{
    private static readonly int Moments = Sweep.Count("moments at which a journal's medium fails", 6, 40);

    private readonly ITestOutputHelper _output;
    private readonly JournalCase _case = new();

    public JournalFaultyMediumTests(ITestOutputHelper output) => _output = output;

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("fsync:error=EIO")]
    [InlineData("fsync:error=ENOSPC")]
    [InlineData("pwrite64:error=ENOSPC")]
    [InlineData("rename:error=EIO")]
    public void Every_line_that_was_said_to_be_written_is_there(string fault)
    {
        Assert.SkipUnless(FaultyMedium.IsPossible, "strace");
        var failures = 0;
        for (var moment = 1; moment <= Moments; moment++)
        {
            var folder = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(_case.Folder, moment.ToString(CultureInfo.InvariantCulture))).FullName;

            var said = FaultyMedium.Run([$"{fault}:when={moment}"], "journal", folder, "3");

            _output.WriteLine($"{moment}: {string.Join(" | ", said)}");
            var failed = said.Where(line => line.StartsWith("failed ", StringComparison.Ordinal)).ToArray();
            var lines = said.Select(line => line.Split(' ')).Where(words => words.Length == 2).ToArray();
            failures += failed.Length;

            // Either it says what failed, or everything is there: a head that lags and a name beside the case are told of by nobody.
            Assert.True(failed.Length == 1 || lines.Length == 3);
            Assert.All(failed, line => Assert.Matches("^failed (FlushFailed|DiskFull|FileFailed): ", line));
            if (System.IO.File.Exists(System.IO.Path.Combine(folder, "journal.jsonl")))
            {
                var there = JournalCase.Read(folder);
                Assert.Equal(lines.Select(words => words[1]), there.Select(entry => entry.Data["token"]));
            }
            else
            {
                Assert.Empty(lines);
            }
        }

        Assert.True(failures > 0);
    }
}
