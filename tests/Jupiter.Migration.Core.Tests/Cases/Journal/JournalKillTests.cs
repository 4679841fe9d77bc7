using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

[Trait("Tier", "Whole")]
public sealed class JournalKillTests : IDisposable
{
    private static readonly int Kills = Sweep.Count("kills of a journal's writer", 15, 50);

    private readonly ITestOutputHelper _output;
    private readonly JournalCase _case = new();

    public JournalKillTests(ITestOutputHelper output) => _output = output;

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Every_line_that_was_said_to_be_written_is_there_whenever_the_process_was_killed()
    {
        var promised = new Dictionary<long, string>();
        var random = Sweep.Random("kills of a journal's writer");
        var recovered = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = new JournalProcess(_case.Folder, int.MaxValue);

            // Some are killed while they start, most while they write, however long a loaded machine takes for the first line.
            if (kill % 5 != 0)
            {
                process.WaitForWritten();
            }

            Thread.Sleep(random.Next(0, 120));
            foreach (var (sequence, token) in process.Kill())
            {
                promised.Add(sequence, token);
            }

            var there = kill == 0 && !System.IO.File.Exists(_case.Journal) ? [] : _case.Read().ToDictionary(entry => entry.Sequence);
            Assert.All(promised, line => Assert.Equal(line.Value, there[line.Key].Data["token"]));
            recovered = there.Values.Count(entry => entry.Event == "Recovered");
        }

        using (JournalWriter.Open(_case.Folder, TimeProvider.System, _ => { }))
        {
        }

        var audit = _case.Audit();
        _output.WriteLine($"{promised.Count} lines were promised, {_case.Read().Count} are there, {recovered} recovered.");
        Assert.True(promised.Count > Kills);
        Assert.DoesNotContain(audit, result => result.Status is CheckStatus.Fail or CheckStatus.Unknown);

        // Killed between a piece of evidence and its line, or between the first line and the first head: that is told of, and no more.
        Assert.All(
            audit.Where(result => result.Status == CheckStatus.Warning),
            result => Assert.Contains(result.Id, new[] { "Journal.Evidence", "Journal.Head" }));
    }
}
