using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServer.Tests.Doubles;

/// <summary>Counts who logs in to an instance.</summary>
internal sealed class CountedLogins(ISqlInstance inner) : ISqlInstance
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>How long a login takes.</summary>
    public TimeSpan Slowness { get; set; }

    public Version ProductVersion => inner.ProductVersion;

    public string ServerName => inner.ServerName;

    public ReadOnlyMemory<byte> Collation => inner.Collation;

    public int CodePage => inner.CodePage;

    public bool TryLogIn(
        LoginRequest request, [NotNullWhen(true)] out ISqlSession? session, out string database, [NotNullWhen(false)] out SqlMessage? refusal)
    {
        Interlocked.Increment(ref _count);
        Thread.Sleep(Slowness);
        return inner.TryLogIn(request, out session, out database, out refusal);
    }

    /// <summary>How many logins a piece of work takes.</summary>
    public int During(Action work)
    {
        var before = Count;
        work();
        return Count - before;
    }
}
