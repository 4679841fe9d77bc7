using System;
using Jupiter.Migration.SqlServer.Tests.Doubles;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>What fails.</summary>
internal enum NightOperation
{
    Connect,
    Backup,
    Restore,
    Lock,
    Unlock,
}

/// <summary>Does it.</summary>
internal static class NightOperationExtensions
{
    public const string Copy = "copy";

    /// <summary>Brings a server into the state in which the operation is done on it.</summary>
    public static void Prepare(this NightOperation operation, RunningDouble server)
    {
        server.MakeSample();
        if (operation == NightOperation.Restore)
        {
            server.Backup();
        }
        else if (operation == NightOperation.Unlock)
        {
            server.Lock();
        }
    }

    public static void Do(this NightOperation operation, RunningDouble server)
    {
        switch (operation)
        {
            case NightOperation.Backup:
                server.Backup();
                break;
            case NightOperation.Restore:
                server.Restore(database: Copy);
                break;
            case NightOperation.Lock:
                server.Lock();
                break;
            case NightOperation.Unlock:
                server.Unlock();
                break;
            default:
                server.Open().Dispose();
                break;
        }
    }

    public static string Cmdlet(this NightOperation operation) => operation switch
    {
        NightOperation.Connect => "any",
        NightOperation.Backup => "`Backup-JupiterDatabase`",
        NightOperation.Restore => "`Restore-JupiterDatabase`",
        NightOperation.Lock => "`Lock-JupiterDatabase`",
        NightOperation.Unlock => "`Unlock-JupiterDatabase`",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
