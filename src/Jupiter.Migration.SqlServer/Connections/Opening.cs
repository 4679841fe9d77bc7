using System;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>
/// Opens a connection so that whoever waits can leave. SqlClient can't be stopped while it connects (its asynchronous opening leaves a
/// hanging one behind that keeps the next ones waiting), and tries a port that refuses until its time is over.
/// </summary>
internal static class Opening
{
    // Most servers have let in by then, and are spared the question.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    /// <summary>Opens a connection.</summary>
    /// <param name="connection">The connection; it is disposed of when it could not be opened.</param>
    /// <param name="greet">The first words over it, which a server may leave without an answer as well.</param>
    /// <param name="address">The server.</param>
    /// <param name="cancellation">Stops the waiting at once. What is under way then ends by itself, and is closed.</param>
    /// <exception cref="MigrationException">ServerNotReached: nobody listens there.</exception>
    /// <exception cref="SqlException">Another cause.</exception>
    public static void Run(SqlConnection connection, Action greet, ServerAddress address, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource();
        var open = Task.Factory.StartNew(
            () =>
            {
                connection.Open();
                greet();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            var refusal = Task.Run(() => RefusalAfterGrace(address, over.Token), CancellationToken.None);
            Task.WaitAny([open, refusal], cancellation);
            if (!open.IsCompleted && refusal.Result is { } refused)
            {
                throw MigrationException.Because(nameof(SR.ServerNotReached), address.Text, address.Text, refused, address.Text);
            }

            Task.WaitAny([open], cancellation);
            open.GetAwaiter().GetResult();
        }
        catch
        {
            open.ContinueWith(
                ended =>
                {
                    _ = ended.Exception;
                    connection.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
        finally
        {
            over.Cancel();
        }
    }

    private static async Task<string?> RefusalAfterGrace(ServerAddress address, CancellationToken over)
    {
        try
        {
            await Task.Delay(Grace, over).ConfigureAwait(false);
            return await Refusal.Of(address, over).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
