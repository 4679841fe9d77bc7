using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Tables;
using Xunit;

namespace Jupiter.Migration.Lab;

/// <summary>
/// The interlock's truth table with real packets between real machines: every line is a venue, asked by the module itself on one of its
/// machines. It is written beside the tests as <c>interlock-lab-table.txt</c>.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class InterlockTableTests
{
    private const int Fewest = 80;

    // Each takes some 40 MB and, when it starts, a third of a second of a core.
    private const int MostAskers = 80;

    /// <summary>Where whoever reads the code of a server that is on gets by: it can't be heard, and everybody else can.</summary>
    private static readonly string[] HeardByNobody = [];

    [Fact]
    public async Task No_witness_takes_a_server_that_is_on_for_absent_and_every_verdict_is_the_tables()
    {
        await Machines.Lab.Require();
        using var places = new SemaphoreSlim(MostAskers);
        var scenes = Situations.All.GroupBy(situation => (situation.IsWayBack, situation.Condition, situation.Surroundings, situation.Place.IsAlone ? situation.Place : null))
            .Select(scene => scene.ToArray()).OrderByDescending(scene => scene[0].Condition.After).ToArray();
        var played = new List<Task<IReadOnlyList<TableLine>>>();
        foreach (var scene in scenes)
        {
            for (var i = 0; i < scene.Length; i++)
            {
                await places.WaitAsync(TestContext.Current.CancellationToken);
            }

            played.Add(Play(scene, places));
        }

        var lines = (await Task.WhenAll(played)).SelectMany(line => line).ToDictionary(line => line.Situation);
        var table = Situations.All.Select(situation => lines[situation]).ToArray();
        await Write(table);

        Assert.True(table.Length >= Fewest);
        Assert.All(table, line => Assert.DoesNotContain(line.Without, new[] { "Silent", "Attested" }));
        Assert.Equal([], table.Where(line => !line.IsExpected).Select(line => line.Told));
        Assert.Equal(HeardByNobody, table.Where(line => line.PassesByFalseWord).Select(line => line.Situation.Condition.Name).Distinct());
    }

    private static async Task<IReadOnlyList<TableLine>> Play(Situation[] scene, SemaphoreSlim places)
    {
        try
        {
            return await Task.Run(new Scene(scene).Play);
        }
        finally
        {
            places.Release(scene.Length);
        }
    }

    private static async Task Write(TableLine[] table)
    {
        var heading = $"{"way",-8} {"the server that has to be absent is",-46} {"the other one is",-31} {"asked from",-42} {"without the code",-20} with it";
        string[] end =
        [
            "", $"{table.Length} situations. A false word passes:",
            .. table.Where(line => line.PassesByFalseWord).Select(line => line.Situation.Condition.Name).Distinct().Select(name => "  " + name),
        ];
        await File.WriteAllLinesAsync(
            Path.Combine(AppContext.BaseDirectory, "interlock-lab-table.txt"), [heading, .. table.Select(line => line.ToString()), .. end], TestContext.Current.CancellationToken);
    }
}
