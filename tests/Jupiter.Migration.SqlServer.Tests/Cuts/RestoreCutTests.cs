using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Cuts;

/// <summary>A network that breaks in the middle of a restore, at every packet of it.</summary>
[Trait("Tier", "Whole")]
public sealed class RestoreCutTests(ITestOutputHelper output)
{
    private const string Copy = "copy";
    private const string Incoming = "copy.incoming";

    [Fact]
    public void A_restore_that_is_cut_at_any_packet_gives_no_name_to_what_was_not_proved()
    {
        string before, proved;
        using (var server = Prepare())
        {
            before = server.Describe();
            server.Restore(database: Copy);
            proved = string.Join("\n", server.DescribeDatabase(Copy));
        }

        var (cuts, successes) = CutSweep.Run("cuts of a restore", 24, Prepare, server => server.Restore(database: Copy), (server, error) =>
        {
            if (error is not null)
            {
                LostConnection.Names(error is { ErrorId: "ProvedCopyKept", InnerException: MigrationException cause } ? cause : error);
            }

            if (server.Databases().Contains(Copy))
            {
                // The name is taken in one statement, after everything was proved. The answer to that may be lost, the work is not.
                Assert.Equal(proved, string.Join("\n", server.DescribeDatabase(Copy)));
                Assert.Equal(["sa"], server.Run($"SELECT SUSER_SNAME(owner_sid) FROM sys.databases WHERE name = N'{Copy}'"));
                server.AwaitDeparture(Copy);
                server.Run("DROP DATABASE " + Copy);
            }
            else
            {
                Assert.NotNull(error);
            }

            if (server.Databases().Contains(Incoming))
            {
                // What was proved before the cut is kept, open, and all of it.
                Assert.Equal(proved, string.Join("\n", server.DescribeDatabase(Incoming)));
                server.Statements.Clear();
                server.Restore(database: Copy);
                Assert.DoesNotContain(server.Statements.Batches, batch => batch.Text.StartsWith("RESTORE DATABASE", System.StringComparison.Ordinal));
            }
            else
            {
                Assert.Equal(before, server.Describe());
                server.Restore(database: Copy);
            }

            Assert.Equal(proved, string.Join("\n", server.DescribeDatabase(Copy)));
            server.AwaitDeparture(Copy);
            server.Run("DROP DATABASE " + Copy);
        });

        output.WriteLine($"{cuts} cuts, {successes} of them after the last that mattered");
    }

    private static RunningDouble Prepare()
    {
        var server = new RunningDouble();
        server.MakeSample();
        server.Backup();
        return server;
    }
}
