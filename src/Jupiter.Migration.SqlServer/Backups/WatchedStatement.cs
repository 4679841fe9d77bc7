using System;
using System.Data;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>
/// Runs a statement that takes long while a second session asks how far it is, and, when it was cancelled, makes sure that the server
/// really has stopped.
/// </summary>
internal sealed class WatchedStatement(ServerSessions sessions, ServerSession session, IOperationObserver observer)
{
    private const int PollMilliseconds = 250;
    private const long WholeInParts = 10_000;

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly ServerSession _session = session;

    /// <summary>Runs the statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="subject">What it works on, for errors.</param>
    /// <param name="activity">What is being done, in the user's language.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Run(string text, string subject, string activity, CancellationToken cancellation, params SqlParameter[] parameters)
    {
        observer.Detail(text);
        using var over = new CancellationTokenSource();
        using var meter = new ProgressMeter(observer, activity, WholeInParts);
        meter.Advance(0);
        var watch = Task.Factory.StartNew(
            () => Watch(meter, over.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            _session.ExecuteLong(text, subject, cancellation, parameters);
        }
        catch (Exception e) when (e is OperationCanceledException || (e is MigrationException lost && ServerErrors.IsOfConnection(lost)))
        {
            // Nor does a server stop at once when its client is gone: until it does, it holds the file or the database.
            RequireStopped();
            throw;
        }
        finally
        {
            over.Cancel();
            watch.Wait(CancellationToken.None);
        }
    }

    // Progress is a courtesy: an account without the right to see it, or a lost second connection, must not harm the work itself.
    private void Watch(ProgressMeter meter, CancellationToken over)
    {
        try
        {
            // Not stopped while it connects: the login would be lost, and the next piece of work needs one more.
            using var session = sessions.Lend(CancellationToken.None);
            var done = 0L;
            while (!over.WaitHandle.WaitOne(PollMilliseconds))
            {
                if (session.Scalar(Statement.Text("Backups/progress"), over, IdParameter()) is double percent)
                {
                    var now = (long)(percent / 100 * WholeInParts);
                    meter.Advance(Math.Max(0, now - done));
                    done = Math.Max(done, now);
                }
            }
        }
        catch (Exception e) when (e is MigrationException or OperationCanceledException)
        {
            observer.Detail(e.Message);
        }
    }

    private void RequireStopped()
    {
        try
        {
            using var session = sessions.Lend(CancellationToken.None);
            var deadline = Deadline.In(LongestStop);
            while (Convert.ToInt32(session.Scalar(Statement.Text("Instance/is-running"), CancellationToken.None, IdParameter()), CultureInfo.InvariantCulture) > 0
                && !deadline.IsOver)
            {
                Thread.Sleep(PollMilliseconds / 5);
            }
        }
        catch (MigrationException e)
        {
            observer.Detail(e.Message);
        }
    }

    private SqlParameter IdParameter() => new("@session_id", SqlDbType.SmallInt) { Value = _session.Id };
}
