using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Tables;
using Xunit;

namespace Jupiter.Migration.Lab;

/// <summary>
/// The interlock's truth table with real packets between real machines: every line is a venue, asked by the module itself on one of its
/// machines. It is written beside the tests as <c>lab-table.txt</c>.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class InterlockTableTests
{
    private const int Fewest = 80;

    // Each takes some 40 MB and, when it starts, a third of a second of a core; then it waits for nearly a minute.
    private const int MostAskers = 120;

    /// <summary>Where whoever reads the code of a server that is on gets by: everybody can be heard but the server.</summary>
    private static readonly string[] FalseWords =
    [
        "on, only its cable was pulled",
        "asleep, hibernated or paused, wakes up later",
        "on, another address, nothing tells of it",
        "on, plugged into another switch",
        "on, another address, hosts is stale",
        "one address for both: on, only its cable was pulled",
        "restarts, as it did when it was last asked",
        "on; asked from: the laptop in another VLAN, mask too wide",
        "on, only its cable was pulled; asked from: the laptop in another VLAN, mask too wide",
    ];

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
            var askers = scene.Select(situation => situation.Place.Machine).Distinct().Count();
            for (var i = 0; i < askers; i++)
            {
                await places.WaitAsync(TestContext.Current.CancellationToken);
            }

            played.Add(Play(scene, () => places.Release(askers)));
        }

        var lines = (await Task.WhenAll(played)).SelectMany(line => line).ToDictionary(line => line.Situation);
        var table = Situations.All.Select(situation => lines[situation]).ToArray();
        Write(table);

        Assert.True(table.Length >= Fewest);
        Assert.All(table, line => Assert.DoesNotContain(line.Without, new[] { "Silent", "Attested" }));
        Assert.True(table.All(line => line.IsExpected), string.Join("\n", table.Where(line => !line.IsExpected).Select(line => line.Told)));
        Assert.Equal(FalseWords, table.Where(line => line.PassesByFalseWord).Select(line => line.FalseWord).Distinct());
    }

    private static async Task<IReadOnlyList<TableLine>> Play(Situation[] scene, Action ended)
    {
        try
        {
            return await Task.Run(new Scene(scene).Play);
        }
        finally
        {
            ended();
        }
    }

    private static void Write(TableLine[] table)
    {
        var heading = $"{"way",-8} {"the server that has to be absent is",-46} {"the other one is",-31} {"asked from",-42} {"without the code",-20} with it";
        string[] end =
        [
            "", $"{table.Length} situations. A false word passes:",
            .. table.Where(line => line.PassesByFalseWord).Select(line => "  " + line.FalseWord).Distinct(),
        ];
        Report.Write("table", [heading, .. table.Select(line => line.ToString()), .. end]);
    }
}
