using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Connections;

/// <summary>What one piece of work did in a session never reaches the next, and a session that broke is not lent again.</summary>
public sealed class SessionScopeTests : IDisposable
{
    private const string Settings =
        "SELECT CONVERT(nvarchar(10), @@TRANCOUNT) + N' ' + DB_NAME() + N' ' + CONVERT(nvarchar(20), @@LOCK_TIMEOUT)";

    private readonly RunningDouble _server = new();
    private readonly ServerSessions _sessions;

    public SessionScopeTests()
    {
        _server.MakeSample();
        _sessions = new ServerSessions(_server.Address);
    }

    [Fact]
    public void A_session_that_came_back_is_lent_again_as_if_it_were_new()
    {
        var (first, before) = Work(session => session.Scalar(Settings, CancellationToken.None));
        Work(session =>
        {
            session.Use(NightWork.Database, CancellationToken.None);
            session.Execute("SET LOCK_TIMEOUT 1; BEGIN TRANSACTION; UPDATE receipts SET total = 0;", CancellationToken.None);
            return null;
        });
        var (again, after) = Work(session => session.Scalar(Settings, CancellationToken.None));

        Assert.Equal((first, before), (again, after));
        Assert.DoesNotContain("0.00", string.Join(" ", _server.Run("SELECT total FROM receipts", NightWork.Database)));
    }

    [Fact]
    public void A_session_that_idles_is_in_no_database_and_holds_nothing()
    {
        Work(session =>
        {
            session.Use(NightWork.Database, CancellationToken.None);
            session.Execute("BEGIN TRANSACTION; UPDATE receipts SET total = 0;", CancellationToken.None);
            return null;
        });

        _server.Run("DROP DATABASE " + NightWork.Database);
    }

    [Fact]
    public void A_session_in_which_something_failed_is_replaced()
    {
        _server.Faults.Answer(new Regex("SELECT 'fails'"), [new SqlMessage(50000, 16, "No.")]);
        var (first, _) = Work(session => Record.Exception(() => session.Execute("SELECT 'fails'", CancellationToken.None)));

        Assert.NotEqual(first, Work(_ => null).Session);
    }

    [Fact]
    public void A_session_that_was_ended_while_it_idled_is_replaced_and_the_work_does_not_notice()
    {
        var (first, _) = Work(_ => null);
        _server.Run($"KILL {first}");

        var (second, answer) = Work(session => session.Scalar("SELECT 7", CancellationToken.None));

        Assert.NotEqual(first, second);
        Assert.Equal(7, answer);
    }

    [Fact]
    public void Work_that_was_cancelled_leaves_no_session_for_others()
    {
        using var stop = new CancellationTokenSource();
        _server.Faults.Answer(
            text =>
            {
                if (text == "SELECT 'slow'")
                {
                    stop.Cancel();
                }

                return false;
            },
            []);
        var (first, _) = Work(session => Record.Exception(() => session.Execute("SELECT 'slow'", stop.Token)));

        Assert.NotEqual(first, Work(_ => null).Session);
    }

    [Fact]
    public void Two_pieces_of_work_at_once_have_a_session_each()
    {
        using var one = _sessions.Lend(CancellationToken.None);
        using var other = _sessions.Lend(CancellationToken.None);

        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public void A_session_that_is_given_back_twice_is_lent_once()
    {
        var given = _sessions.Lend(CancellationToken.None);
        given.Dispose();
        using var one = _sessions.Lend(CancellationToken.None);
        given.Dispose();
        using var other = _sessions.Lend(CancellationToken.None);

        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public void No_session_outlives_the_operation_not_even_one_that_is_still_lent_when_it_ends()
    {
        var late = _sessions.Lend(CancellationToken.None);
        Work(_ => null);

        _sessions.Dispose();
        late.Dispose();

        SpinWait.SpinUntil(() => Ours().Length == 0, TimeSpan.FromSeconds(30));
        Assert.Empty(Ours());
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _server.Dispose();
    }

    private string[] Ours() => [.. _server.Run($"SELECT session_id FROM sys.dm_exec_sessions WHERE program_name = N'{ConnectionText.ProgramName}'")];

    private (short Session, object? Made) Work(Func<ServerSession, object?> work)
    {
        using var session = _sessions.Lend(CancellationToken.None);
        return (session.Id, work(session));
    }
}
