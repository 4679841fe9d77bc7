using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Trials;

/// <summary>The restored copy of a trial: it is gone in the end, or it is named.</summary>
internal sealed class TrialCopy(IDatabaseInstance server, string name, IOperationObserver observer)
{
    /// <summary>Removes what an attempt that was killed has left, also under the name that it had while it was restored.</summary>
    /// <param name="cancellation">Stops it.</param>
    public void RemoveLeft(CancellationToken cancellation)
    {
        new IncomingDatabase(server, name, observer).RemoveLeftover(cancellation);
        if (server.FindDatabase(name, cancellation) is not null)
        {
            observer.Warn(SR.LeftoverRemoved.With(name));
            server.Drop(name);
        }
    }

    /// <summary>Removes it.</summary>
    /// <returns>Why it is still there; null when it is gone.</returns>
    public string? Remove()
    {
        try
        {
            // A copy that was proved and did not get its name is kept on a night; here it is guests' data that nobody needs.
            string[] names = [name, new IncomingDatabase(server, name, observer).Name];
            foreach (var left in names.Where(left => server.FindDatabase(left, CancellationToken.None) is not null))
            {
                server.Drop(left);
            }

            return names.FirstOrDefault(left => server.FindDatabase(left, CancellationToken.None) is not null) is { } kept
                ? SR.TrialIsLeft.With(kept, server.Address.Text)
                : null;
        }
        catch (Exception e) when (e is MigrationException || FileErrors.IsFileError(e))
        {
            observer.Warn(SR.TrialIsLeft.With(name, server.Address.Text) + " " + e.Message);
            return e.Message;
        }
    }
}
